import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** Why no operators with sudo can be made here; undefined when they can. */
export const noSudo =
  process.getuid?.() !== 0 ? 'not root' : existsSync('/usr/bin/sudo') ? undefined : 'sudo is not installed';

/** Users of this machine for one test: `may` becomes root by sudo without a password, `mayNot` is asked for one. */
export interface Operators {
  readonly may: string;
  readonly mayNot: string;
  remove(): void;
}

export function makeOperators(): Operators {
  const [may, mayNot] = [`quorate-may-${process.pid}`, `quorate-not-${process.pid}`];
  const rule = `/etc/sudoers.d/${may}`;
  const remove = () => {
    rmSync(rule, { force: true });
    for (const user of [may, mayNot]) execFileSync('/usr/sbin/userdel', ['--force', user], { stdio: 'ignore' });
  };
  // The password is none that anybody can type, and yet not locked: sshd refuses locked users.
  for (const user of [may, mayNot])
    execFileSync('/usr/sbin/useradd', ['--no-create-home', '--shell', '/bin/sh', '--password', '*', user], {
      stdio: 'ignore',
    });
  writeFileSync(rule, `${may} ALL=(root) NOPASSWD: ALL\n`, { mode: 0o440 });
  return { may, mayNot, remove };
}
