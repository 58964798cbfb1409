import { text } from '../../locale/text.ts';
import type { Sample } from '../event.ts';
import type { Item, Lane, Tone } from './lanes.ts';

/** What looks saw, as lanes of bars: who held each address and wrote to the database, members at work, and what was amiss. */
export function looked(samples: readonly Sample[], toneOf: (owners: readonly string[]) => Tone): Lane[] {
  const words = text().report.lanes;
  const owned = (name: string, owners: (sample: Sample) => readonly string[]): Lane => ({
    name,
    items: bars(samples, (sample) => owners(sample).join(' + ')).map(({ sample, ...bar }) => ({
      ...bar,
      tone: toneOf(owners(sample)),
    })),
  });
  return [
    ...keys(samples, ({ holders }) => holders).map((name) =>
      owned(words.address(name), ({ holders }) => holders[name] ?? []),
    ),
    owned(words.writer, ({ databaseWriter }) => (databaseWriter ? [databaseWriter] : [])),
    ...keys(samples, ({ members }) => members).map((service) => membersLane(service, samples)),
    ...conditionLanes(samples),
  ];
}

/** Empty where the number of members never changed: what stays as it was is no news. */
function membersLane(service: string, samples: readonly Sample[]): Lane {
  const items = bars(samples, ({ members }) => members[service] ?? '');
  return {
    name: service,
    items: items.length < 2 ? [] : items.map(({ sample: _, ...bar }) => ({ ...bar, tone: isFull(bar.label) })),
  };
}

function isFull(count: string): Tone {
  const [have, of] = count.split('/');
  return have === of ? 'well' : 'fewer';
}

function conditionLanes(samples: readonly Sample[]): Lane[] {
  const ids = new Map(
    samples.flatMap(({ conditions }) => conditions).map((one) => [`${one.code} ${one.host ?? ''}`, one] as const),
  );
  const codes = [...new Set([...ids.values()].map(({ code }) => code))];
  return codes.map((name) => ({
    name,
    items: [...ids.values()]
      .filter(({ code }) => code === name)
      .flatMap(({ host }) =>
        bars(samples, ({ conditions }) =>
          conditions.some((one) => one.code === name && one.host === host) ? (host ?? text().report.lanes.cloud) : '',
        ),
      )
      .map(({ sample: _, ...bar }) => ({ ...bar, tone: 'amiss' })),
  }));
}

/**
 * Stretches of looks that saw the same; none where that is nothing. What a look saw counts from when it was complete until one that saw
 * otherwise was: nobody knows when in between it changed.
 */
function bars(
  samples: readonly Sample[],
  seenIn: (sample: Sample) => string,
): (Omit<Item, 'tone'> & { readonly sample: Sample })[] {
  const starts = samples.filter((sample, index) => index === 0 || seenIn(sample) !== seenIn(samples[index - 1]!));
  const end = samples.at(-1)?.until ?? 0;
  return starts
    .map((sample, index) => ({
      from: sample.until,
      until: starts[index + 1]?.until ?? end,
      label: seenIn(sample),
      sample,
    }))
    .filter(({ label }) => label !== '');
}

function keys(samples: readonly Sample[], of: (sample: Sample) => object): string[] {
  return [...new Set(samples.flatMap((sample) => Object.keys(of(sample))))];
}
