import { rootFile } from '../owned.ts';
import type { FileSpec } from '../service.ts';

/** The balancer listens on the addresses on every host, held or not, so that a takeover starts nothing. */
export function addressFiles(): FileSpec[] {
  return [
    rootFile('/etc/sysctl.d/60-quorate-addresses.conf', 'net.ipv4.ip_nonlocal_bind = 1\n', {
      restarts: ['systemd-sysctl.service'],
    }),
  ];
}
