import type { Cloud, FailureName } from '../../cloud/cloud.ts';
import { causesOf } from './model.ts';
import { downShare, type Rates, year } from './rates.ts';
import { withUndeclared } from './undeclared.ts';

/**
 * How available an instance is: as its compute host, for nothing moves it elsewhere. What the control plane is worth says nothing of it.
 * Shares of the time, 0 to 1.
 */
export interface Instances {
  readonly hosts: number;
  /** On average, and on the best and the worst of the hosts. */
  readonly down: { readonly mean: number; readonly best: number; readonly worst: number };
  /** Minutes a year on average, largest first. */
  readonly causes: readonly { readonly cause: FailureName; readonly minutes: number }[];
}

/** Undefined for a cloud without compute hosts. */
export function instancesOf(cloud: Cloud, { failures }: Rates): Instances | undefined {
  const hosts = withUndeclared(cloud).hosts.filter(({ roles }) => roles.includes('compute'));
  if (hosts.length === 0) return undefined;
  const minutes = new Map<FailureName, number>();
  const shares = hosts.map(({ ip, domains }) => {
    // All of a kind must fail for a host to be without.
    const parts: [FailureName, number][] = [
      ...causesOf({ kind: 'host' }).map((cause): [FailureName, number] => [cause, downShare(failures[cause])]),
      ...Object.keys(ip).map((): [FailureName, number] => ['link', downShare(failures.link)]),
      ...Object.entries(domains).flatMap(([kind, names]) =>
        causesOf({ kind }).map((cause): [FailureName, number] => [cause, downShare(failures[cause]) ** names.length]),
      ),
    ];
    for (const [cause, share] of parts)
      minutes.set(cause, (minutes.get(cause) ?? 0) + (share * year) / 60_000 / hosts.length);
    return 1 - parts.reduce((up, [, share]) => up * (1 - share), 1);
  });
  return {
    hosts: hosts.length,
    down: {
      mean: shares.reduce((sum, share) => sum + share, 0) / shares.length,
      best: shares.reduce((least, share) => Math.min(least, share)),
      worst: shares.reduce((most, share) => Math.max(most, share)),
    },
    causes: [...minutes]
      .map(([cause, length]) => ({ cause, minutes: length }))
      .filter((one) => one.minutes > 0)
      .sort((one, other) => other.minutes - one.minutes),
  };
}
