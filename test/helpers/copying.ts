import { expect } from 'vitest';
import type { Rehearsal } from './rehearsal.ts';

/**
 * One member of the database begins anew with a copy of another's data, while accounts change all the while on a third: no statement waits
 * for five seconds, though Debian has something to do to the system tables of whatever starts.
 */
export function expectCopyHarmless(cloud: Rehearsal, copying: string, changing: string): void {
  const statements = 'CREATE OR REPLACE USER copied@localhost; DROP USER copied@localhost';
  cloud.on(
    changing,
    `(until [ -e /tmp/copied ]; do timeout 5 mariadb -e "${statements}" || echo waited; done; echo done) >/tmp/statements 2>&1 </dev/null &`,
  );
  cloud.on(
    copying,
    'cd /var/lib/mysql && systemctl stop mariadb && rm -f grastate.dat gvwstate.dat *_galera_info && systemctl start mariadb; sleep 4',
  );
  expect(cloud.on(copying, 'ls /var/lib/mysql | grep _galera_info'), 'a copy').not.toBe('');
  cloud.on(
    changing,
    'touch /tmp/copied; sleep 1; while [ "$(tail -n 1 /tmp/statements)" != done ]; do sleep 1; done; rm /tmp/copied',
  );
  expect(cloud.on(changing, 'cat /tmp/statements')).toBe('done');
}
