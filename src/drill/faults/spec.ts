import { text } from '../../locale/text.ts';
import { type FaultSpec, faultIds } from '../../timing/fault.ts';
import type { Code } from '../../util/codes.ts';
import { QuorateError } from '../../util/errors.ts';
import { nearest } from '../../util/nearest.ts';
import type { Fault } from './fault.ts';
import { faults } from './index.ts';
import type { Known } from './known.ts';

export const targetWords = ['vip-holder', 'db-writer', 'queue-leader', 'dc', 'any-controller', 'all-hosts'] as const;
export type TargetWord = (typeof targetWords)[number];

/** A run of another version may know other faults. */
type Named = { readonly fault: string; readonly part?: string | undefined };

/** What is done, without to whom: host-off, crash galera. */
export function deed({ fault, part }: Named): string {
  return part === undefined ? fault : `${fault} ${part}`;
}

/**
 * FAULT[@[SERVICE|NETWORK/]TARGET]; without a target, the member that matters most of a service, else the holder of the first virtual
 * address. Throws DRILL_UNKNOWN_FAULT, DRILL_UNKNOWN_TARGET.
 */
export function parseFaultSpec(asked: string, cloud: Known): FaultSpec {
  const at = asked.indexOf('@');
  const [id, rest] = at < 0 ? [asked, ''] : [asked.slice(0, at), asked.slice(at + 1)];
  const fault = faultIds.find((one) => one === id);
  if (!fault) throw unknownFault(asked, id);
  const { part, target } = split(faults[fault], rest, cloud);
  if (part !== undefined && !partsOf(faults[fault], cloud).includes(part))
    throw unknownTarget(asked, part, partsOf(faults[fault], cloud));
  if (faults[fault].of === 'service' && part === undefined)
    throw unknownTarget(asked, rest, partsOf(faults[fault], cloud));
  const targets = [...targetWords, ...cloud.hosts, ...Object.keys(cloud.domains)];
  if (!targets.includes(target)) throw unknownTarget(asked, target, targets);
  return { fault, ...(part === undefined ? {} : { part }), target };
}

function split({ of }: Fault, rest: string, { services, networks, hosts }: Known): { part?: string; target: string } {
  const slash = rest.indexOf('/');
  if (slash >= 0) return { part: rest.slice(0, slash), target: rest.slice(slash + 1) };
  if (of === 'service' && rest in services) return { part: rest, target: services[rest]!.usual };
  if (of === 'network' && networks.includes(rest) && !hosts.includes(rest)) return { part: rest, target: 'vip-holder' };
  return { target: rest || 'vip-holder' };
}

function partsOf({ of }: Fault, { services, networks }: Known): readonly string[] {
  if (of === undefined) return [];
  return of === 'service' ? Object.keys(services) : networks;
}

/** Whether those that are hit keep what they hold without being able to say so, and must be proven off. Where nobody fences, nobody is. */
export function isSilent({ fault, part, target }: FaultSpec, { services, fences }: Known): boolean {
  if (!fences || target === 'all-hosts') return false;
  const { of, silent = false } = faults[fault];
  if (of === 'network') return part === undefined;
  return of === 'service' ? services[part!]?.class === 'host' : silent;
}

function unknownFault(asked: string, id: string): QuorateError {
  const words = text().drill.problems;
  return unknown('DRILL_UNKNOWN_FAULT', asked, words.noFault(id), nearest(id, faultIds), words.faults(faultIds));
}

function unknownTarget(asked: string, target: string, targets: readonly string[]): QuorateError {
  const words = text().drill.problems;
  return unknown(
    'DRILL_UNKNOWN_TARGET',
    asked,
    words.noTarget(target),
    nearest(target, targets),
    words.targets(targets),
  );
}

/** `meant` is what was probably meant, `all` what there is. */
function unknown(code: Code, asked: string, what: string, meant: string | undefined, all: string): QuorateError {
  return new QuorateError({ code, what, where: { name: asked }, remedy: meant ? text().usage.meant(meant) : all });
}
