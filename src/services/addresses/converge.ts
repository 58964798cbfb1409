import { text } from '../../locale/text.ts';
import type { ConvergeStep, View } from '../service.ts';

/** Whoever moves the addresses places them by itself: they are waited for. */
export function addressConverge({ cloud, members }: View): ConvergeStep[] {
  return cloud.addresses.map(({ name, ip, network }) => ({
    id: `held-${name}`,
    title: () => text().plan.steps.held(name, ip),
    // Waited for from its own network.
    hosts: members.toSorted((one, other) => on(other, network) - on(one, network)).map(({ host }) => host),
    anywhere: true,
    when: 'after-units',
    look: { script: 'ip -4 -o addr show | grep -qF " $ip/"', params: { ip } },
    act: {
      script:
        'for try in $(seq 60); do ping -q -n -c 1 -W 0.5 "$ip" >/dev/null 2>&1 && exit 0; sleep 0.5; done; echo "nobody answers for $name ($ip)" >&2; exit 1',
      params: { name, ip },
    },
    timeoutMs: 70_000,
  }));
}

function on({ ips }: { readonly ips: Readonly<Record<string, string>> }, network: string): number {
  return Number(ips[network] !== undefined);
}
