import { text } from '../../locale/text.ts';
import type { Sample } from '../event.ts';
import type { Turn, Verdict } from '../verdict.ts';
import type { Lane, Tone } from './lanes.ts';

/** More hosts than that share them; their names tell them apart. */
const colours = 6;

/** The colour of a host, the same in all lanes of a report; that of what is amiss where there are several owners at once. */
export function tones(samples: readonly Sample[], verdict: Verdict): (owners: readonly string[]) => Tone {
  const seen = samples.flatMap(({ holders, databaseWriter }) => [
    ...Object.values(holders).flat(),
    ...(databaseWriter ? [databaseWriter] : []),
  ]);
  const hosts = [...new Set([...seen, ...turnsIn(verdict).map(({ on }) => on)])].sort();
  return (owners) => (owners.length > 1 ? 'amiss' : `host-${hosts.indexOf(owners[0] ?? '') % colours}`);
}

/** Who answered for each address on the wire, and who acknowledged writes: finer than any look, as users met them. */
export function owners(
  { owners = [], writers = [], injectedAt = 0 }: Verdict,
  toneOf: ReturnType<typeof tones>,
): Lane[] {
  const words = text().report.lanes;
  const lane = (name: string, turns: readonly Turn[]): Lane => ({
    name,
    items: turns.map(({ on, from, until }) => ({
      from: from + injectedAt,
      until: until + injectedAt,
      label: on,
      tone: toneOf([on]),
    })),
  });
  return [...owners.map(({ address, turns }) => lane(words.onWire(address), turns)), lane(words.acknowledges, writers)];
}

function turnsIn({ owners = [], writers = [] }: Verdict): Turn[] {
  return [...owners.flatMap(({ turns }) => turns), ...writers];
}
