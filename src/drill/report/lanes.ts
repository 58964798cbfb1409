import { text } from '../../locale/text.ts';
import type { CanaryRecord, Stall } from '../canaries/record.ts';
import type { DrillEvent } from '../event.ts';
import type { History } from '../history.ts';
import type { Verdict } from '../verdict.ts';
import { looked } from './looked.ts';
import { owners, tones } from './owners.ts';

/** A row of a picture of time: what went on around the answers. */
export interface Lane {
  readonly name: string;
  readonly items: readonly Item[];
}

/** Something that lasted, or a moment where `until` is absent. Milliseconds since the fault. */
export interface Item {
  readonly from: number;
  readonly until?: number;
  readonly label: string;
  readonly tone: Tone;
}

/** What colour an item has; never the only thing that tells. A host is coloured by its place among the hosts. */
export type Tone = 'plain' | 'well' | 'fewer' | 'amiss' | 'act' | `host-${number}`;

/** Every lane that has anything in it. Events of kinds that are not known here have a lane each, as they are. */
export function lanesOf({ run, records, events }: History, verdict: Verdict, zero: number): Lane[] {
  const words = text().report.lanes;
  const of = <T extends DrillEvent['type']>(type: T) =>
    events.filter((event): event is Extract<DrillEvent, { type: T }> => event.type === type);
  const phases = of('phase')
    .filter(({ phase }) => phase !== 'planned')
    .map(
      ({ at, phase }, index, all): Item => ({
        from: at,
        until: all[index + 1]?.at ?? run.endedAt,
        label: words.phase[phase],
        tone: 'plain',
      }),
    )
    .filter(({ from, until }) => until !== from);
  const power = of('power').map(
    ({ host, action, by, asked, done }): Item => ({
      from: asked,
      until: done,
      label: words.powered(host, action, by),
      tone: 'act',
    }),
  );
  const fencing = of('fencing').map(
    ({ at, host, by, action, outcome }): Item => ({
      from: at,
      label: words.fencedBy(host, action, by, outcome),
      tone: outcome === 'done' ? 'act' : 'amiss',
    }),
  );
  const unseen = of('unseen').map(
    ({ at, what, error }): Item => ({ from: at, label: words.unseen(what, error), tone: 'amiss' }),
  );
  const stalls = records.filter(isStall).map(
    ({ at, ms }): Item => ({
      from: at - ms,
      until: at,
      label: words.stalled(ms),
      tone: 'amiss',
    }),
  );
  const toneOf = tones(of('look'), verdict);
  const lanes: Lane[] = [
    { name: words.phases, items: phases },
    { name: words.power, items: power },
    { name: words.fencing, items: fencing },
    ...owners(verdict, toneOf),
    ...looked(of('look'), toneOf),
    ...others(events),
    { name: words.unseenLane, items: merged(unseen) },
    { name: words.stalls, items: stalls },
  ];
  return lanes
    .filter(({ items }) => items.length > 0)
    .map(({ name, items }) => ({ name, items: shifted(items, zero) }));
}

const known: readonly string[] = [
  'phase',
  'fault',
  'look',
  'unseen',
  'fencing',
  'power',
] satisfies DrillEvent['type'][];

/** Kinds of events that a newer Quorate recorded, or that need no words of their own: what they say, as it is. */
function others(events: readonly { readonly type: string; readonly at: number }[]): Lane[] {
  const types = [...new Set(events.map(({ type }) => type))].filter((type) => !known.includes(type));
  return types.map((name) => ({
    name,
    items: merged(
      events
        .filter(({ type }) => type === name)
        .map(({ at, type, ...rest }) => ({ from: at, label: wordsOf(rest).join(' ') || type, tone: 'plain' })),
    ),
  }));
}

function wordsOf(event: object): string[] {
  return Object.values(event)
    .flat()
    .filter((value) => typeof value === 'string');
}

/** Longest time, in ms, between two of the same that are taken for one that lasted. */
const sameWithin = 5000;

/** The same again and again becomes one item that lasts. */
function merged(items: readonly Item[]): Item[] {
  const result: Item[] = [];
  for (const item of items) {
    const last = result.at(-1);
    if (last?.label === item.label && item.from - (last.until ?? last.from) <= sameWithin)
      result[result.length - 1] = { ...last, until: item.from };
    else result.push(item);
  }
  return result;
}

function shifted(items: readonly Item[], zero: number): Item[] {
  return items.map(({ from, until, ...rest }) => ({
    from: from - zero,
    ...(until === undefined ? {} : { until: until - zero }),
    ...rest,
  }));
}

function isStall(record: CanaryRecord): record is Stall {
  return record.type === 'stall';
}
