import type { Probe } from '../service.ts';

/** Facts: `address:NAME` → held when this host has the address. */
export const addressProbe: Probe = {
  script: ({ cloud }) => ({
    script:
      'ip -4 -o addr show | while read -r _ _ _ at _; do for pair in $pairs; do [ "${pair#*=}" = "${at%/*}" ] && echo "${pair%=*}"; done; done; true',
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
