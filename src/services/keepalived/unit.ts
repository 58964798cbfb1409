import type { Member, UnitSpec, View } from '../service.ts';
import { programs, runtime } from './paths.ts';

export const unitName = 'keepalived.service';

/** Its state is there once it knows whether it may hold the addresses. */
export const keepalivedUnit: UnitSpec = {
  name: unitName,
  rolling: true,
  away: 1200,
  gate: { script: { script: `grep -qE 'MASTER|BACKUP' /run/${runtime}/state` }, timeoutMs: 30_000 },
};

/**
 * Debian's unit has no Restart=, and a keepalived that was killed, or hangs, keeps its addresses while others take them. Here it is ended
 * when its checks fall silent, its addresses are removed however it ended, and it begins anew as one that holds nothing.
 */
export function dropIn({ timers, addresses }: View, { ips }: Member): string {
  const devices = addresses.map(({ network }, index) => `${deviceName(index)}=${ips[network]}`);
  return `[Unit]
StartLimitIntervalSec=0

[Service]
RuntimeDirectory=${runtime}
ExecStartPre=${programs.devices} ${devices.join(' ')}
ExecStopPost=${programs.release} ${addresses.map(({ ip }) => ip).join(' ')}
Restart=always
RestartSec=200ms
NotifyAccess=all
WatchdogSec=${timers.vrrpWatchdog}ms
WatchdogSignal=SIGKILL
`;
}

/** Parameter of keepalived.conf that is the device of an address. */
export function deviceName(index: number): string {
  return `device_${index}`;
}
