import type { Cloud, Host } from '../../cloud/cloud.ts';
import { controllers } from '../../cloud/controllers.ts';
import type { Timers } from '../../timing/timers.ts';
import { type Failovers, failoverChance } from './failover.ts';
import type { Rates } from './rates.ts';

/** Everything that a forecast is made of, and that a change may touch. */
export interface Plan {
  readonly cloud: Cloud;
  readonly timers: Timers;
  readonly rates: Rates;
  readonly drills: Failovers;
}

export const changeIds = [
  'shorter-timers',
  'second-feed',
  'second-switch',
  'own-racks',
  'second-fencing',
  'more-controllers',
  'drills',
  'spares',
  'on-call',
  'staged-changes',
  'four-eyes',
] as const;
export type ChangeId = (typeof changeIds)[number];

/** Something that an operator may change. What it costs grows from settings over cabling and hardware to what people do every day. */
export interface Change {
  readonly id: ChangeId;
  readonly costs: 'settings' | 'cabling' | 'hardware' | 'people';
  /** The plan with it; undefined where there is nothing to change. */
  readonly apply: (plan: Plan) => Plan | undefined;
}

const hour = 3_600_000;
/** As many drills as a team does in two years, one a week. */
const moreDrills = 100;

/** What may be changed, cheapest first. `shortest` are the shortest timers that the assumptions allow. */
export function changesWith(shortest: Timers): readonly Change[] {
  return [
    {
      id: 'shorter-timers',
      costs: 'settings',
      apply: (plan) => (sameTimers(plan.timers, shortest) ? undefined : { ...plan, timers: shortest }),
    },
    { id: 'second-feed', costs: 'cabling', apply: (plan) => doubled(plan, 'power') },
    { id: 'second-switch', costs: 'cabling', apply: (plan) => doubled(plan, 'switch') },
    { id: 'own-racks', costs: 'cabling', apply: ownRacks },
    { id: 'second-fencing', costs: 'hardware', apply: secondFencing },
    { id: 'more-controllers', costs: 'hardware', apply: moreControllers },
    {
      id: 'drills',
      costs: 'people',
      apply: (plan) => ({ ...plan, drills: { ...plan.drills, succeeded: plan.drills.succeeded + moreDrills } }),
    },
    { id: 'spares', costs: 'people', apply: (plan) => repaired(plan, 'host-hardware', 4 * hour) },
    {
      id: 'on-call',
      costs: 'people',
      apply: (plan) => ({ ...plan, rates: { ...plan.rates, operator: plan.rates.operator / 2 } }),
    },
    { id: 'staged-changes', costs: 'people', apply: (plan) => rarer(plan, 'bad-change') },
    { id: 'four-eyes', costs: 'people', apply: (plan) => rarer(plan, 'operator-error') },
  ];
}

/** Chance that a failover fails, by what is planned. */
export function failsOf({ rates, drills }: Plan): number {
  return failoverChance(rates.failoverFails, drills).chance;
}

function sameTimers(one: Timers, other: Timers): boolean {
  return (Object.keys(one) as (keyof Timers)[]).every((name) => one[name] === other[name]);
}

function withHosts(plan: Plan, hosts: readonly Host[]): Plan {
  return { ...plan, cloud: { ...plan.cloud, hosts } };
}

/** Whoever has one of a kind gets another; who said nothing has two that all share. */
function doubled(plan: Plan, kind: string): Plan | undefined {
  const { hosts } = plan.cloud;
  if (hosts.every(({ domains }) => (domains[kind]?.length ?? 0) > 1)) return undefined;
  return withHosts(
    plan,
    hosts.map((host) => {
      const own = host.domains[kind] ?? ['planned-a'];
      if (own.length > 1) return host;
      const others = hosts.flatMap(({ domains }) => domains[kind] ?? []).filter((name) => !own.includes(name));
      return { ...host, domains: { ...host.domains, [kind]: [...own, others[0] ?? 'planned-b'] } };
    }),
  );
}

function ownRacks(plan: Plan): Plan | undefined {
  const { hosts } = plan.cloud;
  const racks = hosts.flatMap(({ domains }) => domains.rack ?? []);
  if (new Set(racks).size === racks.length) return undefined;
  return withHosts(
    plan,
    hosts.map((host, index) => ({ ...host, domains: { ...host.domains, rack: [`planned-${index + 1}`] } })),
  );
}

/** Outlets on every feed, reached over a network that nothing else is on. */
function secondFencing(plan: Plan): Plan | undefined {
  const { hosts, architecture, pdus } = plan.cloud;
  if (architecture.addresses !== 'pacemaker' || hosts.length < 2) return undefined;
  if (hosts.every(({ fence }) => fence.some(({ agent }) => agent === 'pdu'))) return undefined;
  const apart = '255.255.255.254';
  const feeds = [...new Set(hosts.flatMap(({ domains }) => domains.power ?? ['planned-a']))];
  const strip = (feed: string) => `planned-${feed}`;
  return {
    ...plan,
    cloud: {
      ...plan.cloud,
      pdus: [
        ...pdus,
        ...feeds.map((feed) => ({ name: strip(feed), agent: 'netio', ip: apart, user: 'admin' }) as const),
      ],
      hosts: hosts.map((host, index) =>
        host.fence.some(({ agent }) => agent === 'pdu')
          ? host
          : {
              ...host,
              outlets: (host.domains.power ?? ['planned-a']).map((feed) => ({ pdu: strip(feed), number: index + 1 })),
              fence: [...host.fence, { agent: 'pdu' } as const],
            },
      ),
    },
  };
}

/** More than so many decide more slowly than they gain. */
const mostControllers = 7;

/** To the next odd number, each in a rack of its own where racks are told apart. */
function moreControllers(plan: Plan): Plan | undefined {
  const own = controllers(plan.cloud);
  const more = own.length % 2 === 0 ? 1 : 2;
  if (own.length + more > mostControllers) return undefined;
  const added = Array.from({ length: more }, (_, index): Host => {
    const like = own[index % own.length]!;
    const name = `planned-${index + 1}`;
    return { ...like, name, domains: { ...like.domains, ...(like.domains.rack ? { rack: [name] } : {}) } };
  });
  return withHosts(plan, [...plan.cloud.hosts, ...added]);
}

function repaired(plan: Plan, name: 'host-hardware', repair: number): Plan | undefined {
  const { failures } = plan.rates;
  if (failures[name].repair <= repair) return undefined;
  return { ...plan, rates: { ...plan.rates, failures: { ...failures, [name]: { ...failures[name], repair } } } };
}

/** Half as often. */
function rarer(plan: Plan, name: 'bad-change' | 'operator-error'): Plan | undefined {
  const { failures } = plan.rates;
  const { perYear, repair } = failures[name];
  if (perYear === 0) return undefined;
  const rate = { perYear: perYear / 2, repair };
  return { ...plan, rates: { ...plan.rates, failures: { ...failures, [name]: rate } } };
}
