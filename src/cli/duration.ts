import { Duration } from '../cloud/scalars.ts';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';

/** Milliseconds of an option's value, such as 90s or 2h. Throws USAGE. */
export function durationOf(option: string, written: string): number {
  const duration = Duration.safeParse(written);
  if (duration.success) return duration.data;
  const words = text();
  throw new QuorateError({
    code: 'USAGE',
    what: words.usage.duration(option, written),
    remedy: words.cloud.scalar.durationRule,
  });
}
