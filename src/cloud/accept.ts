import type { Acceptance } from './cloud.ts';
import { attempt } from './hosts.ts';
import { expandRange } from './range.ts';
import type { Reader } from './reader.ts';
import { AcceptEntry, AcceptSection } from './schema.ts';
import type { Path } from './source.ts';

/** The findings that the operator lives with. An entry that does not fit its schema is reported and left out. */
export function readAccept(reader: Reader, section: unknown): Acceptance[] {
  const entries = reader.parse(AcceptSection, section ?? [], ['accept']) ?? [];
  return entries.flatMap((value, index): Acceptance[] => {
    const entry = reader.parse(AcceptEntry, value, ['accept', index]);
    if (!entry) return [];
    const { code, at, because, until } = entry;
    const places = at === undefined ? undefined : attempt(reader, ['accept', index, 'at'], () => placesOf(at));
    return [{ code, ...(places ? { at: places } : {}), because, ...(until === 'never' ? {} : { until }) }];
  });
}

/** hosts.cmp[001-100].rack is a place in each of a hundred hosts. Throws RangeError. */
function placesOf(at: string): Path[] {
  const [section = '', name, ...rest] = at.split('.');
  if (name === undefined) return [[section]];
  return expandRange(name).map((one) => [section, one, ...rest]);
}
