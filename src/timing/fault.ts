import type { FaultClass } from '../cloud/cloud.ts';

export const faultIds = [
  'host-off',
  'power-loss',
  'reboot',
  'crash',
  'hang',
  'cut',
  'cut-in',
  'cut-out',
  'split',
  'address-removed',
  'disk-full',
] as const;
export type FaultId = (typeof faultIds)[number];

/** What is known of a kind of fault before it happens anywhere: what a budget and a drill have in common. */
export interface FaultKind {
  readonly id: FaultId;
  /** Decides which objective holds. A service may know better, and all hosts at once are a total outage. */
  readonly class: FaultClass;
  /** What stands before the slash of its target. */
  readonly of?: 'service' | 'network';
  /** Its hosts keep what they hold without being able to say so: others must prove them off before they take over. */
  readonly silent?: true;
  /** It stays until it is taken back: all that the cloud can do is to serve its users without those that are hit. */
  readonly lasts?: true;
}

export const faultKinds = {
  'host-off': { id: 'host-off', class: 'host', silent: true },
  'power-loss': { id: 'power-loss', class: 'host', silent: true, lasts: true },
  reboot: { id: 'reboot', class: 'host' },
  crash: { id: 'crash', class: 'process', of: 'service' },
  hang: { id: 'hang', class: 'process', of: 'service', lasts: true },
  cut: { id: 'cut', class: 'network', of: 'network', lasts: true },
  'cut-in': { id: 'cut-in', class: 'network', of: 'network', lasts: true },
  'cut-out': { id: 'cut-out', class: 'network', of: 'network', lasts: true },
  split: { id: 'split', class: 'network', silent: true, lasts: true },
  'address-removed': { id: 'address-removed', class: 'process' },
  'disk-full': { id: 'disk-full', class: 'host', lasts: true },
} as const satisfies Readonly<Record<FaultId, FaultKind>>;

/** A fault with its target, as written: host-off@vip-holder, crash@galera, cut@management/ctl2. */
export interface FaultSpec {
  readonly fault: FaultId;
  /** The service that is hurt or the network that is cut. */
  readonly part?: string;
  /** A word that stands for whoever has that duty, a failure domain, or the name of a host. */
  readonly target: string;
}

/** A run of another version may know other faults. */
type Named = { readonly fault: string; readonly part?: string | undefined; readonly target: string };

/** As it is asked for. */
export function written({ fault, part, target }: Named): string {
  return `${fault}@${part === undefined ? '' : `${part}/`}${target}`;
}

/** Which objective holds. `services`: what each service says of faults of its own. */
export function classOf(
  { fault, part, target }: FaultSpec,
  { services }: { readonly services: Readonly<Record<string, { readonly class: FaultClass }>> },
): FaultClass {
  if (target === 'all-hosts') return 'total-outage';
  const kind: FaultKind = faultKinds[fault];
  return (kind.of === 'service' && services[part!]?.class) || kind.class;
}
