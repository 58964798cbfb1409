import type { ComposedGroup, Composition } from '../compose/compose.ts';
import type { Step } from './step.ts';

/** Longest time that sessions at work are waited for while users wait for what one host at a time holds, in ms. */
const heldLimit = 2000;

/** How a host that goes gives up what this service holds there: whoever has sessions through it lets go of them, while nobody begins one. */
export function handOver(
  { service, view }: ComposedGroup,
  host: string,
  { groups }: Composition,
): Pick<Step, 'drain' | 'release'> {
  if (!service.handOver || view.members.every((member) => member.host === host)) return {};
  const release = groups.flatMap((group) =>
    group.view.members
      .filter((member) => member.host !== host)
      .flatMap((member) =>
        (group.service.units?.(group.view, member) ?? []).flatMap((unit) =>
          unit.release ? [{ host: member.host, script: unit.release(heldLimit) }] : [],
        ),
      ),
  );
  return { drain: { hosts: [host], drains: [service.handOver(view)] }, ...(release.length > 0 ? { release } : {}) };
}
