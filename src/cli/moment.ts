import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';

const written = /^(?:(\d{4}-\d\d-\d\d)[ T])?(\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?$/;

/**
 * A moment as operators write it, in ms since 1970: `2026-11-21 07:00`, `07:00:30` for the last time that the clock showed it, or a
 * timestamp with Z or an offset as logs and JSON have it. Without one, in the time zone of this machine. Throws USAGE.
 */
export function momentOf(option: string, value: string, now: number): number {
  const [, date, time, zone = ''] = written.exec(value) ?? [];
  const at = time === undefined ? Number.NaN : Date.parse(`${date ?? today(now, zone)}T${time}${zone}`);
  if (Number.isNaN(at))
    throw new QuorateError({
      code: 'USAGE',
      what: text().status.noMoment(option, value),
      remedy: text().status.moments,
    });
  // A time of day that is still to come was yesterday.
  return date === undefined && at > now ? at - 86_400_000 : at;
}

/** The date that it is now, there or here. */
function today(now: number, zone: string): string {
  if (zone === '') {
    const here = new Date(now);
    return [here.getFullYear(), here.getMonth() + 1, here.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  }
  const offset = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  const minutes = offset ? Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
  return new Date(now + minutes * 60_000).toISOString().slice(0, 10);
}
