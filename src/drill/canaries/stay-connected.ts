import type { Clock } from '../../util/clock.ts';
import type { Session } from './session.ts';

/** A client that connects again by itself, as those of oslo.messaging do: to the next of its list when one is lost. */
export interface Connected {
  /** The session there is, or the next one. Never settles once closed. */
  session(): Promise<Session>;
  close(): void;
}

interface Connecting<Member> {
  /** In the order in which they are tried. */
  readonly members: readonly Member[];
  /** Opens a session and makes it ready. */
  readonly open: (member: Member) => Promise<Session>;
  /** Milliseconds to wait when all members were tried in vain. */
  readonly retryMs: number;
  readonly clock: Clock;
}

/** Connects, and stays connected until closed. Resolves with the first session; rejects when no member lets us in. */
export async function stayConnected<Member>({ members, open, retryMs, clock }: Connecting<Member>): Promise<Connected> {
  const ending = new AbortController();
  let turn = 0;
  let session = tryAll();
  await session;
  void follow();

  /** Rejects with what the last member said. */
  async function tryAll(): Promise<Session> {
    let why: unknown;
    for (let tries = 0; tries < members.length; tries += 1) {
      const member = members[turn % members.length]!;
      turn += 1;
      try {
        return await open(member);
      } catch (error) {
        why = error;
      }
    }
    throw why;
  }

  async function untilConnected(): Promise<Session> {
    for (;;) {
      try {
        return await tryAll();
      } catch {
        await clock.sleep(retryMs, ending.signal);
      }
    }
  }

  async function follow(): Promise<void> {
    while (!ending.signal.aborted) {
      await (await session).gone;
      if (ending.signal.aborted) return;
      session = untilConnected();
      await session.catch(() => {});
    }
  }

  return {
    session: () => session,
    close() {
      ending.abort();
      void session.then((last) => last.close()).catch(() => {});
    },
  };
}

/** In an order of chance: clients that all knew the same order would all be on the first member. */
export function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
