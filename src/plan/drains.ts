import type { ComposedGroup, Composition } from '../compose/compose.ts';
import { contributionsOf, type Listener } from '../services/contribution.ts';
import type { Drain } from '../services/service.ts';

/** The group that balances, where there is one. */
export function balancerOf({ groups }: Composition): ComposedGroup | undefined {
  return groups.find(({ service }) => service.drain);
}

/** How that keeps the group's member on this host free of clients, at those of its listeners that are concerned. */
export function drainsOf(
  { service, view }: ComposedGroup,
  balancer: ComposedGroup | undefined,
  host: string,
  isConcerned: (listener: Listener) => boolean,
): Drain[] {
  return contributionsOf(service.contributes?.(view) ?? [], 'listener')
    .filter(isConcerned)
    .flatMap((listener) => balancer?.service.drain?.(balancer.view, listener, host) ?? []);
}
