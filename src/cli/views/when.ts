import { text } from '../../locale/text.ts';

const day = 86_400_000;

/** A time for people, in their time zone: 18:00 when it is within a day of `now`, else 2026-11-23 18:00. */
export function clockText(at: number, now: number): string {
  const [date, time] = localText(at).split(' ');
  const short = time!.slice(0, 5);
  return Math.abs(at - now) < day ? short : `${date} ${short}`;
}

/** 2026-11-21 07:00:12.345, in the time zone of this machine. */
export function localText(at: number): string {
  const moment = new Date(Math.round(at));
  const two = (value: number, width = 2) => String(value).padStart(width, '0');
  const date = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  const time = [two(moment.getHours()), two(moment.getMinutes()), two(moment.getSeconds())].join(':');
  return `${date} ${time}.${two(moment.getMilliseconds(), 3)}`;
}

/** How long ago, in the largest whole unit. */
export function agoText(ms: number): string {
  const words = text().status.ago;
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return words.s(seconds);
  if (seconds < 7200) return words.m(Math.round(seconds / 60));
  return seconds < 172_800 ? words.h(Math.round(seconds / 3600)) : words.d(Math.round(seconds / 86_400));
}
