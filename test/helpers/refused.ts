import { expect } from 'vitest';
import type { Rehearsal } from './rehearsal.ts';

/** HAProxy is killed where the public address is, and twenty who come before it is back are all answered. */
export function expectKillRefusesNobody(cloud: Rehearsal, hosts: readonly string[]): void {
  const holder = hosts.find((host) => cloud.on(host, 'ip -4 -o address show to 10.77.2.100') !== '')!;
  const told = cloud.on(
    holder,
    `main() { systemctl show -p MainPID --value haproxy; }
before=$(main)
systemctl kill --signal=KILL haproxy
for _ in $(seq 20); do curl -sk -m 20 -o /dev/null -w '%{http_code}\\n' https://10.77.2.100:5000/v3 & done
wait
[ "$(main)" != "$before" ] && echo begun anew`,
  );
  expect(told.split('\n')).toEqual([...Array(20).fill('200'), 'begun anew']);
}
