import type { Member, View } from '../service.ts';
import { carriers } from './carriers.ts';

/** Who must be heard, and how many of them. */
export interface Hearing {
  readonly need: number;
  readonly of: readonly string[];
}

/**
 * A host may hold the addresses while it hears enough others to be a majority with them: what is behind the addresses needs one as well.
 * So the cut-off side lets go by itself, which is not to be proven off. Of two hosts neither would be a majority without the other: there
 * the router decides who is cut off. Undefined for one host, which has nobody to hear.
 */
export function hearing(view: View, { host }: Member): Hearing | undefined {
  const all = carriers(view);
  const others = all.filter((one) => one.host !== host).map(({ ips }) => ips[view.network]!);
  if (others.length === 0) return undefined;
  if (others.length > 1) return { need: Math.floor(all.length / 2), of: others };
  const { gateway } = view.cloud.networks.find(({ name }) => name === view.network)!;
  return { need: 1, of: [...others, gateway] };
}
