import { text } from '../../locale/text.ts';
import { QuorateError } from '../../util/errors.ts';
import { run } from '../command.ts';
import type { LabHost } from '../layout.ts';
import { hostDirectory } from '../paths.ts';
import { asStep, type Progress } from '../progress.ts';
import { sshConfigFile } from '../ssh-config.ts';

/** From power to a whole system, all hosts at once on a busy machine. */
const limitMs = 90_000;

/** Waits until the host answers over SSH and its start is complete. Throws LAB_HOST_FAILED. */
export async function awaitHost(lab: string, { name, address }: LabHost, progress: Progress): Promise<void> {
  const named = { step: `hosts/${name}`, host: name, title: text().lab.hosts.boot(address) };
  const failed = await asStep(progress, named, () => answer(lab, name, progress));
  if (failed !== '') progress.note(text().lab.hosts.degraded(name, failed), 'warning');
}

/** Names of units that failed. */
async function answer(lab: string, host: string, { clock, signal }: Progress): Promise<string> {
  const began = clock.now();
  const look =
    'systemctl is-system-running --quiet --wait; systemctl list-units --plain --no-legend --failed | cut -d" " -f1';
  for (;;) {
    try {
      const failed = await run(['ssh', '-F', sshConfigFile(lab), host, look], { signal, timeoutMs: limitMs });
      return failed.split('\n').join(' ');
    } catch (error) {
      signal?.throwIfAborted();
      if (clock.now() - began > limitMs) {
        const what = text().lab.problems.silent(host, limitMs / 1000);
        const where = { name: `${hostDirectory(lab, host)}/console.log` };
        throw new QuorateError({ code: 'LAB_HOST_FAILED', what, where, why: String(error) });
      }
      await clock.sleep(200, signal);
    }
  }
}
