import { text } from '../../locale/text.ts';
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
export function parseFaultSpec(written: string, hosts: readonly string[]): FaultSpec {
  const at = written.indexOf('@');
  const [fault, target] = at < 0 ? [written, 'vip-holder'] : [written.slice(0, at), written.slice(at + 1)];
  const words = text().drill.problems;
  const known = faultIds.find((id) => id === fault);
  if (!known) {
    const meant = nearest(fault, faultIds);
    throw new QuorateError({
      code: 'DRILL_UNKNOWN_FAULT',
      what: words.noFault(fault),
      where: { name: written },
      remedy: meant ? text().usage.meant(meant) : words.faults(faultIds),
    });
  }
  const targets = [...targetWords, ...hosts];
  if (!targets.includes(target)) {
    const meant = nearest(target, targets);
    throw new QuorateError({
      code: 'DRILL_UNKNOWN_TARGET',
      what: words.noTarget(target),
      where: { name: written },
      remedy: meant ? text().usage.meant(meant) : words.targets(targets),
    });
  }
  return { fault: known, target };
}
