import { contributionsOf } from './contribution.ts';
import hold from './hold-users.sh';
import type { Drain, View } from './service.ts';

/** How the host that holds the addresses lets them go without a failed request: users wait for a second instead. */
export function handOver({ addresses, contributions, cloud }: View): Drain {
  const ipOf = (name: string) => cloud.addresses.find((one) => one.name === name)!.ip;
  const http = contributionsOf(contributions, 'listener')
    .filter(({ protocol }) => protocol === 'http')
    .flatMap(({ addresses: names, port }) => names.map((name) => `${ipOf(name)}:${port}`));
  return {
    away: { script: hold, params: { addresses: addresses.map(({ ip }) => ip).join(' '), http: http.join(' ') } },
    back: { script: 'nft delete table inet quorate_hand_over 2>/dev/null; true' },
  };
}
