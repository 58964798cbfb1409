import type { Arrangement, Group } from '../compose/compose.ts';
import { decidesTogether, neededAfterLoss } from '../compose/quorum.ts';
import { fenceDevices, levelsOf } from '../services/pacemaker/fence.ts';
import { deviceState } from '../services/pacemaker/fencing.ts';
import { databaseWriter, holders, type Look } from './look.ts';
import { atWork, missable } from './members.ts';
import { type Memory, provenName } from './memory.ts';
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
  /** How each host can be switched off, and when it last was (`proven`). */
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

/** `ready` as soon as one of its levels is. */
export interface Fencing {
  readonly state: FencingState;
  readonly proven?: string;
  /** In the order in which they are tried; `proven` only where it is known which of them it was. */
  readonly levels: readonly { readonly agent: string; readonly state: FencingState; readonly proven?: string }[];
}

type FencingState = 'ready' | 'unavailable' | 'unknown' | 'none';

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
      missable(arrangement).map((group) => ({
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

/** The levels of each host that the cluster may have to switch off. */
function fencingOf({ cloud, groups }: Arrangement, { facts }: Look, { fenced }: Memory): Record<string, Fencing> {
  const members = groups.find(({ service }) => service.id === 'pacemaker')?.view.members ?? [];
  const seen = facts.get('pacemaker');
  return Object.fromEntries(
    members.map(({ host: name }) => {
      const host = cloud.hosts.find((one) => one.name === name);
      const levels = levelsOf(members.length > 1 && host ? fenceDevices(cloud, host) : []).map((devices) => {
        const { kind } = devices[0]!;
        const state = worstOf(devices.map(({ resource }) => readiness(deviceState(seen, resource))));
        return { agent: kind, state, ...provenAt(fenced[provenName(name, kind)]) };
      });
      return [name, { state: bestOf(levels.map(({ state }) => state)), ...provenAt(fenced[name]), levels }];
    }),
  );
}

function provenAt(at: number | undefined): { readonly proven?: string } {
  return at === undefined ? {} : { proven: new Date(at).toISOString() };
}

/** Devices of a level work together. */
function worstOf(states: readonly FencingState[]): FencingState {
  return (['unavailable', 'unknown'] as const).find((state) => states.includes(state)) ?? 'ready';
}

/** One level is enough. */
function bestOf(states: readonly FencingState[]): FencingState {
  return (['ready', 'unknown', 'unavailable'] as const).find((state) => states.includes(state)) ?? 'none';
}

function readiness(state: string | undefined): FencingState {
  if (state === undefined) return 'unknown';
  return state === 'stopped' || state === 'failed' ? 'unavailable' : 'ready';
}
