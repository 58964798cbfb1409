import type { FencingEvent, Looker } from '../drill/look.ts';
import { powerEvents } from '../drill/power-log.ts';
import { databaseWriter, holders, type Look, look } from '../health/look.ts';
import type { Lab } from '../lab/lab.ts';
import type { Target } from './target.ts';
import { membersAtWork } from './views/status.ts';

/** Longest wait for one host, in ms: a drill looks each second, and a host that it has just killed says nothing. */
const hostLimit = 2500;

/** How a drill looks at a rehearsed cloud. */
export function lookerOf({ cloud, composition, transport }: Target, lab: Lab): Looker {
  let latest: Look | undefined;
  return {
    async look() {
      latest = await look(composition, transport, hostLimit);
      const writer = databaseWriter(latest);
      return {
        conditions: latest.conditions,
        holders: holders(
          latest,
          cloud.addresses.map(({ name }) => name),
        ),
        ...(writer ? { databaseWriter: writer } : {}),
        members: membersAtWork(composition, latest),
      };
    },
    // The same look tells the cluster's fencing history: no second round trip.
    fencingEvents: async (since) => (latest ? fencing(latest) : []).filter(({ at }) => at >= since),
    powerEvents: (since) => powerEvents(lab.dir, since),
  };
}

interface CrmFencing {
  readonly target: string;
  readonly action: FencingEvent['action'];
  readonly by?: string;
  readonly status: string;
  readonly completed?: string;
}

/** Any member that sees the cluster tells the whole history; the longest one is the most complete. */
function fencing({ facts }: Look): FencingEvent[] {
  const histories = [...(facts.get('pacemaker')?.values() ?? [])].map(
    (seen) => JSON.parse(seen.fencing ?? '[]') as CrmFencing[],
  );
  const longest = histories.sort((a, b) => b.length - a.length)[0] ?? [];
  return longest
    .filter(({ completed }) => completed)
    .map(
      ({ target, action, by, status, completed }): FencingEvent => ({
        at: Date.parse(completed!.replace(' ', 'T')),
        host: target,
        ...(by ? { by } : {}),
        action,
        outcome: status === 'success' ? 'done' : 'failed',
      }),
    )
    .sort((a, b) => a.at - b.at);
}
