import type { Composition } from '../compose/compose.ts';
import type { Looker } from '../drill/look.ts';
import { databaseWriter, holders, type Look, look } from '../health/look.ts';
import { atWork } from '../health/members.ts';
import { type FencingEvent, fencingHistory } from '../services/pacemaker/fencing.ts';
import { busiestLeader, leadersLook } from '../services/rabbitmq/leader.ts';
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
      for (const event of fencingHistory(last.facts.get('pacemaker')))
        if (!fenced.some((one) => isSame(one, event))) fenced.push(event);
      const writer = databaseWriter(last);
      const dc = [...(last.facts.get('pacemaker')?.values() ?? [])].find((facts) => facts.dc)?.dc;
      return {
        conditions: last.conditions,
        holders: holders(last, addresses),
        ...(writer ? { databaseWriter: writer } : {}),
        ...(dc ? { dc } : {}),
        members: members(composition, last),
      };
    },
    queueLeader: () => queueLeader(composition, transport),
    fencingEvents: async (since) => fenced.filter(({ at }) => at >= since),
  };
}

/** The first member that answers knows of all. */
async function queueLeader({ groups }: Composition, transport: Transport): Promise<string | undefined> {
  const members = groups.find(({ service }) => service.id === 'rabbitmq')?.view.members ?? [];
  for (const { host } of members) {
    const answer = await transport
      .connect(host)
      .then((remote) => remote.execute(leadersLook, { timeoutMs: 5000, repeatable: true }))
      .catch(() => undefined);
    if (answer?.code === 0) return busiestLeader(answer.stdout);
  }
  return undefined;
}

/** Members at work, of all, for each service that is looked at. */
function members({ groups }: Composition, last: Look): Record<string, string> {
  return Object.fromEntries(
    groups
      .filter(({ service }) => service.probe)
      .map((group) => [group.service.id, `${atWork(group, last).length}/${group.view.members.length}`]),
  );
}

/** Milliseconds by which members may differ about when a fencing was done: each dates it when it heard of it. */
const heardWithin = 2000;

function isSame(one: FencingEvent, other: FencingEvent): boolean {
  const what = ({ host, by, action, outcome }: FencingEvent) => JSON.stringify([host, by, action, outcome]);
  return what(one) === what(other) && Math.abs(one.at - other.at) < heardWithin;
}
