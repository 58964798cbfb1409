import * as z from 'zod';
import type { Have } from './users.ts';

/** A line of what is kept of a cloud's past: what users had at a look, or that a planned change began or ended. Times are ms since 1970. */
export type Entry =
  | { readonly type: 'looked'; readonly at: number; readonly have: Readonly<Record<string, Have>> }
  | { readonly type: 'planned'; readonly at: number; readonly is: 'begun' | 'ended' };

const Line: z.ZodType<Entry> = z.union([
  z.object({
    type: z.literal('looked'),
    at: z.number(),
    have: z.record(z.string(), z.enum(['up', 'down', 'unknown'])),
  }),
  z.object({ type: z.literal('planned'), at: z.number(), is: z.enum(['begun', 'ended']) }),
]);

/** Longest time, in ms, for which an unchanged state is not written again: so that a gap is seen to be one. */
const heartbeat = 60_000;

/** Whether a look says more than the last line that was kept. */
export function isNews(entry: Extract<Entry, { type: 'looked' }>, last: Entry | undefined): boolean {
  if (last?.type !== 'looked' || entry.at < last.at || entry.at - last.at >= heartbeat) return true;
  const names = new Set([...Object.keys(entry.have), ...Object.keys(last.have)]);
  return [...names].some((name) => entry.have[name] !== last.have[name]);
}

/** The line of an entry. It begins with a line feed, which ends what a killed process left unfinished. */
export function lineOf(entry: Entry): string {
  return `\n${JSON.stringify(entry)}`;
}

/** The entries of a history, in the order in which they were written. A line that is damaged, or was not finished, is left out. */
export function readHistory(text: string): Entry[] {
  return text.split('\n').flatMap((line) => {
    try {
      const { data } = Line.safeParse(JSON.parse(line));
      return data ? [data] : [];
    } catch {
      return [];
    }
  });
}
