import type { Clock } from '../../util/clock.ts';
import type { Canary } from './canary.ts';
import type { BrokerMember, MessageConfig } from './config.ts';
import { openSession, type Session } from './session.ts';
import { spans } from './spans.ts';
import { shuffled, stayConnected } from './stay-connected.ts';

export type Open = (config: MessageConfig, queue: string, member: BrokerMember) => Promise<Session>;

/** A message that was confirmed and is not there has this many more chances to show, so many milliseconds apart. */
const lastLooks = { times: 5, everyMs: 300 };

/**
 * Sends messages through a queue of its own and takes them from there. A request is good when the broker confirmed its message and the
 * message arrived. Publisher and consumer are clients of their own, each connected to the member that chance gave it. A message is
 * sent once: what becomes of one whose confirmation was lost with the connection is not known, and so is nothing to be judged by.
 * Rejects when no member lets us in.
 */
export async function messenger(
  config: MessageConfig,
  run: string,
  clock: Clock,
  openOne: Open = openSession,
): Promise<Canary> {
  const { members, retryMs, timeoutMs } = config;
  const queue = `quorate-canary-${run}`;
  const confirmed = new Set<number>();
  const delivered = new Set<number>();
  const repeated = new Set<number>();
  const awaited = new Map<number, () => void>();
  const take = (seq: number) => {
    if (delivered.has(seq)) repeated.add(seq);
    delivered.add(seq);
    awaited.get(seq)?.();
  };
  const open = (member: BrokerMember) => openOne(config, queue, member);
  const client = { retryMs, clock };
  const publisher = await stayConnected({ ...client, members: shuffled(members), open });
  const consumer = await stayConnected({
    ...client,
    members: shuffled(members),
    open: async (member) => {
      const session = await open(member);
      await session.consume(take);
      return session;
    },
  });

  /** What of a request is still waited for is told by its timeout. */
  async function send(seq: number, at: { stage: string; late: boolean }): Promise<string> {
    const arrived = new Promise<void>((resolve) => awaited.set(seq, resolve));
    const session = await publisher.session();
    if (at.late) return '';
    at.stage = 'not confirmed';
    await session.publish(seq);
    confirmed.add(seq);
    at.stage = 'not delivered';
    await arrived;
    return session.server;
  }

  /** Takes what is left in the queue. What the consumer had not acknowledged goes back to it, but not at once. */
  async function empty(): Promise<Session> {
    const session = await publisher.session();
    for (let looks = 0; looks < lastLooks.times; looks += 1) {
      for (let seq = await session.take(); seq !== undefined; seq = await session.take()) take(seq);
      if ([...confirmed].every((seq) => delivered.has(seq))) break;
      await clock.sleep(lastLooks.everyMs);
    }
    return session;
  }

  return {
    async send(seq) {
      const at = { stage: 'not connected', late: false };
      try {
        const server = await within(timeoutMs, send(seq, at));
        return { outcome: 'ok', server };
      } catch (error) {
        at.late = true;
        return error === LATE
          ? { outcome: 'timeout', error: at.stage }
          : { outcome: 'error', error: (error as Error).message };
      } finally {
        awaited.delete(seq);
      }
    },
    // Removes the queue when all that was confirmed arrived.
    async readBack() {
      consumer.close();
      let problem: { error?: string } = {};
      try {
        const session = await within(timeoutMs, empty());
        if ([...confirmed].every((seq) => delivered.has(seq))) await within(timeoutMs, session.removeQueue());
      } catch (error) {
        problem = { error: error === LATE ? 'timed out' : (error as Error).message };
      }
      const told = { confirmed: spans(confirmed), delivered: spans(delivered), repeated: spans(repeated) };
      return { type: 'messages', at: clock.now(), ...told, ...problem };
    },
    close() {
      consumer.close();
      publisher.close();
    },
  };
}

const LATE = Symbol('late');

/** Rejects with LATE when it takes longer; what it comes to then is of no interest. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(LATE), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}
