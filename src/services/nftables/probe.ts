import type { Probe } from '../service.ts';

/** Facts: `table` → `on` when the kernel has it and drops what it does not name · `trial` → `on` while nobody confirmed it. */
export const nftablesProbe: Probe = {
  script: () => ({
    script:
      'nft -t list chain inet quorate input 2>/dev/null | grep -q "policy drop" && echo table; [ ! -e /run/quorate-firewall/trial.nft ] || echo trial',
  }),
  parse: (output) =>
    Object.fromEntries(
      output
        .split('\n')
        .filter(Boolean)
        .map((name) => [name, 'on']),
    ),
};
