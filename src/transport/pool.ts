import pLimit from 'p-limit';
import type { Session } from './session.ts';

/** Sessions at once on one host. sshd allows 10 on a connection by default, and refuses more. */
const mostSessions = 4;

export interface Pool {
  /** Lends a live session, opened when none is idle. */
  use<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Ends all sessions. */
  end(): Promise<void>;
}

/**
 * Sessions of one host over one connection: the first carries the others, so it is opened first, and when it ends they end with it.
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
    void session.ended.then(() => sessions.delete(session));
    return session;
  };
  const connect = () => {
    const opening = start(true);
    const forget = () => {
      if (first === opening) first = undefined;
    };
    opening.then(({ ended }) => ended.then(forget), forget);
    first = opening;
    return opening;
  };
  const borrow = async (): Promise<Session> => {
    for (let session = idle.pop(); session; session = idle.pop()) if (session.alive()) return session;
    if (!first) return connect();
    await first;
    return start(false);
  };
  /** When one session breaks, the connection is no longer to be trusted, though its other sessions may not have noticed yet. */
  const drop = () => {
    first = undefined;
    for (const session of idle.splice(0)) session.end();
  };
  return {
    use: (work) =>
      limit(async () => {
        const session = await borrow();
        try {
          return await work(session);
        } finally {
          if (session.alive()) idle.push(session);
          else drop();
        }
      }),
    end: async () => {
      const all = [...sessions];
      for (const session of all) session.end();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
