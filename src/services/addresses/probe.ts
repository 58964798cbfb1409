import type { Probe } from '../service.ts';
import held from './held.sh';

/** Facts: `address:NAME` → held when this host has the address. */
export const addressProbe: Probe = {
  script: ({ cloud }) => ({
    script: held,
    params: { pairs: cloud.addresses.map(({ name, ip }) => `${name}=${ip}`).join(' ') },
  }),
  parse: (output) =>
    Object.fromEntries(
      output
        .split('\n')
        .filter(Boolean)
        .map((name) => [`address:${name}`, 'held']),
    ),
};
