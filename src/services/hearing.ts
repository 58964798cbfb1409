import { carriers } from './carriers.ts';
import type { View } from './service.ts';

/** Who must be heard, and how many of them. */
export interface Hearing {
  readonly need: number;
  readonly of: readonly string[];
}

/**
 * A host may hold the addresses while it hears, with itself, a majority of those that can: what is behind the addresses needs one as well.
 * Of two hosts neither would be a majority without the other: there the router decides who is cut off. Undefined for one host, which has
 * nobody to hear.
 */
export function hearing(view: Pick<View, 'cloud' | 'addresses' | 'members'>, network: string): Hearing | undefined {
  const all = carriers(view).map(({ ips }) => ips[network]!);
  if (all.length < 2) return undefined;
  const { gateway } = view.cloud.networks.find(({ name }) => name === network)!;
  const of = all.length === 2 ? [...all, gateway] : all;
  return { need: Math.floor(of.length / 2) + 1, of };
}
