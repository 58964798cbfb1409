import pLimit from 'p-limit';
import type { Session } from './session.ts';

/** Sessions at once on one host, opened as they are needed. sshd allows 10 on a connection by default (MaxSessions), and refuses more. */
const mostSessions = 8;

export interface Pool {
  /** Lends a live session, opened when none is idle. */
  use<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Ends all sessions; the next use opens a new one. */
  end(): Promise<void>;
}

/**
 * Sessions of one host over one connection: the first carries the others, so it is opened first, and when it ends they end with it.
 * A host that grants fewer sessions gets fewer.
 * `open` is told the number of the connection, and whether it is that first one.
 */
export function openPool(open: (connection: number, first: boolean) => Promise<Session>): Pool {
  const limit = pLimit(mostSessions);
  const sessions = new Set<Session>();
  const idle: Session[] = [];
  let connections = 0;
  let first: Promise<Session> | undefined;

  const start = async (isFirst: boolean) => {
    if (isFirst) connections += 1;
    const session = await open(connections, isFirst);
    sessions.add(session);
    limit.concurrency = Math.max(limit.concurrency, sessions.size);
    void session.ended.then(() => sessions.delete(session));
    return session;
  };
  const connect = () => {
    limit.concurrency = mostSessions;
    const opening = start(true);
    const forget = () => {
      if (first === opening) first = undefined;
    };
    opening.then(({ ended }) => ended.then(forget), forget);
    first = opening;
    return opening;
  };
  /** Undefined when the host grants no more sessions than those that others use now. */
  const borrow = async (): Promise<Session | undefined> => {
    for (let session = idle.pop(); session; session = idle.pop()) if (session.alive()) return session;
    if (!first) return connect();
    const carrier = first;
    await carrier;
    try {
      return await start(false);
    } catch (error) {
      if (first !== carrier) return borrow();
      if (sessions.size === 0) throw error;
      // MaxSessions may be as little as 1: from now on commands wait for one another.
      limit.concurrency = sessions.size;
      return undefined;
    }
  };
  /** When one session breaks, the connection is no longer to be trusted, though its other sessions may not have noticed yet. */
  const drop = () => {
    first = undefined;
    for (const session of idle.splice(0)) session.end();
  };
  return {
    use: async (work) => {
      for (;;) {
        const done = await limit(async () => {
          const session = await borrow();
          if (!session) return undefined;
          try {
            return { result: await work(session) };
          } finally {
            if (session.alive()) idle.push(session);
            else drop();
          }
        });
        if (done) return done.result;
      }
    },
    end: async () => {
      first = undefined;
      idle.splice(0);
      const all = [...sessions];
      for (const session of all) session.end();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
