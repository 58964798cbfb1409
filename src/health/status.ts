import type { Arrangement, Group } from '../compose/compose.ts';
import { decidesTogether, neededAfterLoss } from '../compose/quorum.ts';
import { switchState } from '../services/pacemaker/fencing.ts';
import { databaseWriter, holders, type Look } from './look.ts';
import { atWork } from './members.ts';
import type { Memory } from './memory.ts';
import { holds, type Mute, matching } from './mute.ts';
import { type RollUp, rollUp, standings, type Told, worst } from './standing.ts';
import { type Tolerance, tolerance } from './tolerance.ts';

/** One look at a cloud, judged: what `quorate status -o json` prints. Times are ISO 8601. */
export interface Status {
  readonly apiVersion: 'quorate/v1';
  readonly kind: 'Status';
  readonly at: string;
  readonly cloud: string;
  /** Hosts by the revision that they were last brought to: more than one while an apply is unfinished. */
  readonly revisions: Readonly<Record<string, readonly string[]>>;
  readonly health: RollUp;
  /** All of them: `standing` says which count. */
  readonly conditions: readonly (Omit<Told, 'since'> & { readonly since: string })[];
  readonly mutes: readonly MuteShown[];
  readonly hosts: readonly string[];
  /** By service, then host. */
  readonly services: Readonly<Record<string, Readonly<Record<string, MemberState>>>>;
  /** Hosts on which each virtual address is. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
  readonly databaseWriter?: string;
  /** Members at work, of all, and how many must be left when others die, by service that needs a majority. */
  readonly quorum: Readonly<Record<string, { readonly have: number; readonly of: number; readonly need: number }>>;
  /** Power switches by host; `proven` is when it last switched its host off. */
  readonly fencing: Readonly<Record<string, Fencing>>;
  readonly tolerates: Tolerance;
}

export type MemberState = 'well' | 'warning' | 'error' | 'unknown';

/** A mute that has not run out; `active` is false when what it speaks of became worse, and is heard again. */
export type MuteShown = Pick<Mute, 'code' | 'host' | 'because' | 'by'> & {
  readonly until: string;
  readonly active: boolean;
  /** Conditions that it silences now. */
  readonly silences: number;
};

export interface Fencing {
  readonly state: 'ready' | 'unavailable' | 'unknown' | 'none';
  readonly proven?: string;
}

/** Judges a look by what is remembered of earlier ones. Pure. */
export function statusOf(arrangement: Arrangement, look: Look, memory: Memory, now: number): Status {
  const { cloud, groups } = arrangement;
  const told = standings(look.conditions, memory, look.mutes, now);
  const writer = databaseWriter(look);
  const fencing = fencingOf(arrangement, look, memory);
  return {
    apiVersion: 'quorate/v1',
    kind: 'Status',
    at: new Date(now).toISOString(),
    cloud: cloud.name,
    revisions: hostsByRevision(look),
    health: rollUp(told),
    conditions: told.map((one) => ({ ...one, since: new Date(one.since).toISOString() })),
    mutes: look.mutes.filter(({ until }) => until > now).map((mute) => muteShown(mute, look, now)),
    hosts: cloud.hosts.map(({ name }) => name),
    services: Object.fromEntries(
      groups.filter(({ service }) => service.probe).map((group) => memberStates(group, look)),
    ),
    addresses: holders(
      look,
      cloud.addresses.map(({ name }) => name),
    ),
    ...(writer ? { databaseWriter: writer } : {}),
    quorum: Object.fromEntries(
      groups
        .filter(decidesTogether)
        .map((group) => [
          group.service.id,
          { have: atWork(group, look).length, of: group.view.members.length, need: neededAfterLoss(group) },
        ]),
    ),
    fencing,
    tolerates: tolerance(
      groups
        .filter((group) => group.service.probe && (group.service.upholds.length > 0 || decidesTogether(group)))
        .map((group) => ({
          group: group.service.id,
          well: atWork(group, look),
          need: neededAfterLoss(group),
        })),
      Object.entries(fencing)
        .filter(([, { state }]) => state !== 'ready')
        .map(([host]) => host),
    ),
  };
}

function hostsByRevision({ revisions }: Look): Status['revisions'] {
  const at = [...revisions].sort();
  return Object.fromEntries(
    at.map(([, revision]) => [revision, at.filter(([, other]) => other === revision).map(([host]) => host)]),
  );
}

function memberStates({ service, view }: Group, { facts, conditions }: Look): [string, Record<string, MemberState>] {
  const states = view.members.map(({ host }): [string, MemberState] => [
    host,
    facts.get(service.id)?.has(host)
      ? worst(conditions.filter((one) => one.service === service.id && one.host === host))
      : 'unknown',
  ]);
  return [service.id, Object.fromEntries(states)];
}

function muteShown(mute: Mute, { conditions }: Look, now: number): MuteShown {
  const { code, host, because, by, until } = mute;
  const active = holds(mute, conditions, now);
  return {
    code,
    ...(host === undefined ? {} : { host }),
    ...(because === undefined ? {} : { because }),
    by,
    until: new Date(until).toISOString(),
    active,
    silences: active ? matching(mute, conditions).length : 0,
  };
}

/** The power switch of each host that the cluster may have to switch off. */
function fencingOf({ cloud, groups }: Arrangement, { facts }: Look, { fenced }: Memory): Record<string, Fencing> {
  const members = groups.find(({ service }) => service.id === 'pacemaker')?.view.members ?? [];
  const seen = facts.get('pacemaker');
  return Object.fromEntries(
    members.map(({ host }) => {
      const declared = members.length > 1 && cloud.hosts.find(({ name }) => name === host)?.bmc !== undefined;
      const proven = fenced[host];
      return [
        host,
        {
          state: declared ? readiness(switchState(seen, host)) : 'none',
          ...(proven === undefined ? {} : { proven: new Date(proven).toISOString() }),
        },
      ];
    }),
  );
}

function readiness(state: string | undefined): Fencing['state'] {
  if (state === undefined) return 'unknown';
  return state === 'stopped' || state === 'failed' ? 'unavailable' : 'ready';
}
