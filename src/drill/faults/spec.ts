import { QuorateError } from '../../util/errors.ts';
import { nearest } from '../../util/nearest.ts';
import { type FaultId, faultIds } from './fault.ts';

/** What a drill is asked to do, as written: host-off@vip-holder. */
export interface FaultSpec {
  readonly fault: FaultId;
  /** A word that is resolved when the fault is injected, or the name of a host. */
  readonly target: string;
}

export const targetWords = ['vip-holder', 'db-writer'] as const;
export type TargetWord = (typeof targetWords)[number];

/** FAULT[@TARGET]; without a target, the holder of the first virtual address. Throws DRILL_UNKNOWN_FAULT, DRILL_UNKNOWN_TARGET. */
export function parseFaultSpec(text: string, hosts: readonly string[]): FaultSpec {
  const at = text.indexOf('@');
  const [fault, target] = at < 0 ? [text, 'vip-holder'] : [text.slice(0, at), text.slice(at + 1)];
  const known = faultIds.find((id) => id === fault);
  if (!known) {
    const meant = nearest(fault, faultIds);
    throw new QuorateError({
      code: 'DRILL_UNKNOWN_FAULT',
      what: `there is no fault "${fault}"`,
      where: { name: text },
      remedy: meant ? `Did you mean ${meant}?` : `Faults: ${faultIds.join(', ')}.`,
    });
  }
  const targets = [...targetWords, ...hosts];
  if (!targets.includes(target)) {
    const meant = nearest(target, targets);
    throw new QuorateError({
      code: 'DRILL_UNKNOWN_TARGET',
      what: `"${target}" is neither a host of this cloud nor a word for one`,
      where: { name: text },
      remedy: meant ? `Did you mean ${meant}?` : `Targets: ${targets.join(', ')}.`,
    });
  }
  return { fault: known, target };
}
