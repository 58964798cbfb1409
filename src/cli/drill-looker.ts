import type { Composition } from '../compose/compose.ts';
import type { FencingEvent, Looker } from '../drill/look.ts';
import { databaseWriter, holders, type Look, look } from '../health/look.ts';
import type { Transport } from '../transport/remote.ts';

/** Longest time, in ms, that a look waits for a silent host: a drill cannot stop looking because one host is dead. */
const silentFor = 2000;

/** Looks at a real cloud. Fencing history comes with each look, from Pacemaker. */
export function clusterLooker(composition: Composition, transport: Transport): Omit<Looker, 'powerEvents'> {
  const addresses = composition.cloud.addresses.map(({ name }) => name);
  const fenced: FencingEvent[] = [];
  return {
    async look() {
      const last = await look(composition, transport, silentFor);
      for (const event of fencingHistory(last)) if (!fenced.some((one) => isSame(one, event))) fenced.push(event);
      const writer = databaseWriter(last);
      return {
        conditions: last.conditions,
        holders: holders(last, addresses),
        ...(writer ? { databaseWriter: writer } : {}),
        members: members(composition, last),
      };
    },
    fencingEvents: async (since) => fenced.filter(({ at }) => at >= since),
  };
}

/** Members without a condition, of all, for each service that is looked at. */
function members({ groups }: Composition, { facts, conditions }: Look): Record<string, string> {
  return Object.fromEntries(
    groups
      .filter(({ service }) => service.probe)
      .map(({ service: { id }, view }) => {
        const amiss = (host: string) => conditions.some((one) => one.service === id && one.host === host);
        const well = view.members.filter(({ host }) => facts.get(id)?.has(host) && !amiss(host));
        return [id, `${well.length}/${view.members.length}`];
      }),
  );
}

/** Milliseconds by which members may differ about when a fencing was done: each dates it when it heard of it. */
const heardWithin = 2000;

function isSame(one: FencingEvent, other: FencingEvent): boolean {
  const what = ({ host, by, action, outcome }: FencingEvent) => JSON.stringify([host, by, action, outcome]);
  return what(one) === what(other) && Math.abs(one.at - other.at) < heardWithin;
}

/** What the members of Pacemaker tell of past fencing, oldest first; each tells all of it. */
function fencingHistory({ facts }: Look): FencingEvent[] {
  const told = [...(facts.get('pacemaker')?.values() ?? [])].flatMap(
    ({ fencing }) => JSON.parse(fencing ?? '[]') as FencingFact[],
  );
  return told
    .filter(({ status, completed }) => status !== 'pending' && completed)
    .map(
      ({ target, action, by, status, completed }): FencingEvent => ({
        at: Date.parse(completed!),
        host: target,
        ...(by ? { by } : {}),
        action,
        outcome: status === 'success' ? 'done' : 'failed',
      }),
    )
    .sort((a, b) => a.at - b.at);
}

/** As the probe of pacemaker gives it. */
interface FencingFact {
  readonly target: string;
  readonly action: FencingEvent['action'];
  readonly by?: string;
  readonly status: string;
  readonly completed?: string;
}
