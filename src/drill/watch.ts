import { text } from '../locale/text.ts';
import type { Clock } from '../util/clock.ts';
import type { DrillEvent, Sample, Unseen } from './event.ts';
import type { Looker } from './look.ts';
import { causeOf } from './reason.ts';

/** Milliseconds between two looks, on average: soon after the fault, when most happens, and at other times. */
const everyMs = { eager: 1000, calm: 2000 };

/** Milliseconds from the fault until no more than calm looks are worth what they take: each is a tenth of a second of every host's processor. */
const eagerMs = 15_000;

/**
 * Milliseconds until the next look. It keeps no beat, for canaries have one: a look that meets each of their requests, or none, makes the
 * same cloud slow or prompt by chance (seen in a lab: every second sign-in took 460 ms instead of 110). The golden ratio spreads the
 * moments evenly (Weyl 1916).
 */
function pause(turn: number, sinceFault: number | undefined): number {
  const isEager = sinceFault !== undefined && sinceFault < eagerMs;
  return everyMs[isEager ? 'eager' : 'calm'] * (0.75 + 0.5 * ((turn * 0.618034) % 1));
}

/** Looks at the cloud again and again, and tells what is new. */
export interface Watch {
  /** The last look that succeeded. */
  latest(): Sample | undefined;
  /** Hosts that no look could reach any more, with the time of the first of those looks. */
  away(): ReadonlyMap<string, number>;
  /** Hosts that were fenced since the fault, with the time. */
  fenced(): ReadonlyMap<string, number>;
  /** Ends after the look under way. */
  stop(): Promise<void>;
}

interface Watching {
  readonly looker: Looker;
  readonly clock: Clock;
  readonly record: (event: DrillEvent) => void;
  readonly tell: (note: string) => void;
  /** When the fault began, once it has: nothing before it is told. */
  readonly since: () => number | undefined;
}

export function startWatch({ looker, clock, record, tell, since }: Watching): Watch {
  const ending = new AbortController();
  const began = clock.now();
  const known = new Set<string>();
  const away = new Map<string, number>();
  const fenced = new Map<string, number>();
  let latest: Sample | undefined;

  async function lookOnce(): Promise<void> {
    const at = clock.now();
    const sight = await seen('look', looker.look());
    if (!sight) return;
    const { holders, databaseWriter, dc, members } = sight;
    const conditions = sight.conditions.map(({ code, host }) => (host ? { code, host } : { code }));
    const roles = { ...(databaseWriter ? { databaseWriter } : {}), ...(dc ? { dc } : {}) };
    const sample: Sample = { type: 'look', at, until: clock.now(), conditions, holders, ...roles, members };
    record(sample);
    const missing = conditions.filter(({ code }) => code === 'HOST_UNREACHABLE_NOW').map(({ host }) => host!);
    for (const host of away.keys()) if (!missing.includes(host)) away.delete(host);
    for (const host of missing) if (!away.has(host)) away.set(host, at);
    const from = since();
    if (from !== undefined && latest) for (const note of news(latest, sample, from)) tell(note);
    latest = sample;
  }

  async function askHistories(): Promise<void> {
    for (const event of (await seen('fencing', looker.fencingEvents(began))) ?? []) {
      const from = since();
      const isNew = keep({ type: 'fencing', ...event });
      if (!isNew || from === undefined || event.outcome !== 'done') continue;
      fenced.set(event.host, event.at);
      tell(text().drill.notes.fenced(event.host, event.by, event.at - from));
    }
    for (const event of (await seen('power', looker.powerEvents(began))) ?? [])
      keep({ type: 'power', at: event.done, ...event });
  }

  /** Records what histories tell again and again only once; says whether it was new. */
  function keep(event: DrillEvent): boolean {
    const key = JSON.stringify(event);
    if (known.has(key)) return false;
    known.add(key);
    record(event);
    return true;
  }

  async function seen<T>(what: Unseen['what'], asked: Promise<T>): Promise<T | undefined> {
    try {
      return await asked;
    } catch (error) {
      record({ type: 'unseen', at: clock.now(), what, error: causeOf(error) });
      return undefined;
    }
  }

  async function loop(): Promise<void> {
    for (let turn = 0; !ending.signal.aborted; turn += 1) {
      const [now, fault] = [clock.now(), since()];
      const next = now + pause(turn, fault === undefined ? undefined : now - fault);
      await Promise.all([lookOnce(), askHistories()]);
      await clock.sleep(Math.max(0, next - clock.now()), ending.signal).catch(() => {});
    }
  }

  const looping = loop();
  return {
    latest: () => latest,
    away: () => away,
    fenced: () => fenced,
    async stop() {
      ending.abort();
      await looping;
      await askHistories();
    },
  };
}

/** What changed from one look to the next, in words. */
function news(before: Sample, after: Sample, from: number): string[] {
  const words = text().drill.notes;
  const late = after.until - from;
  const holders = Object.entries(after.holders)
    .filter(([name, hosts]) => hosts.length > 0 && hosts.join() !== before.holders[name]?.join())
    .map(([name, hosts]) => words.holder(name, hosts.join(', '), late));
  const members = Object.entries(after.members)
    .filter(([service, count]) => before.members[service] !== count)
    .map(([service, count]) => words.members(service, count, late));
  const well = before.conditions.length > 0 && after.conditions.length === 0 ? [words.allWell(late)] : [];
  return [...holders, ...members, ...well];
}
