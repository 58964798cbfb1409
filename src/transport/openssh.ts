import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { digest } from '../util/digest.ts';
import type { Script } from '../util/script.ts';
import { runText } from '../util/shell.ts';
import { openPool, type Pool } from './pool.ts';
import type { ExecuteOptions, Outcome, Remote, Transport } from './remote.ts';
import { openRoom } from './room.ts';
import { type Session, startSession } from './session.ts';
import { byHand, type Route, sshArguments } from './ssh-arguments.ts';

/** Beyond a command's own limit, in ms: `timeout` waits 5 s before it kills; the rest is for a busy host. */
const grace = 15_000;

/** Hosts connected at once: a process of ssh for each, 3 MB in memory (measured: its share of OpenSSH 9.2). */
const mostHosts = 64;

/** Logins at once over all hosts: each takes a tenth of a second of processor time here, and of a jump host's MaxStartups (10 by default). */
const mostLogins = 10;

/** A longer path is no address of a socket (108 bytes) once ssh has added 17 to it for a moment. */
const longestSocket = 90;

/**
 * A transport over the system's OpenSSH, with the operator's keys, agent, jump hosts and known hosts. Close it to end the connections.
 * With `keep`, a directory, they are left there for a minute instead, for the next command that looks: logins are a quarter of what it costs.
 */
export function openSsh(route: Route, keep?: string): Transport {
  const room = openRoom(mostHosts);
  const logins = pLimit(mostLogins);
  const hosts = new Map<string, { remote: Remote; pool: Pool; ready: Promise<unknown> }>();
  let opened = 0;
  let sockets: string | undefined;
  const removeSockets = () => {
    if (sockets) rmSync(sockets, { recursive: true, force: true });
  };
  /** Directly under /tmp, because the path of a socket may have about 100 characters. mkdtemp makes it private. */
  const socketsDirectory = () => {
    if (!sockets) process.once('exit', removeSockets);
    sockets ??= mkdtempSync('/tmp/quorate-');
    return sockets;
  };

  /** One that is broken is not tried twice; and no more are left than may be connected. */
  const tried = new Set<string>();
  const keptSocket = (host: string) => {
    if (keep === undefined || tried.has(host) || tried.size >= mostHosts) return undefined;
    // A host that has another address since is another one.
    const socket = join(keep, `${host}-${digest(byHand(host, route)).slice(0, 8)}`);
    if (socket.length > longestSocket) return undefined;
    tried.add(host);
    try {
      mkdirSync(keep, { recursive: true, mode: 0o700 });
    } catch {
      return undefined; // Whoever may only look goes on without.
    }
    return socket;
  };

  const open = (host: string) => {
    opened += 1;
    const number = opened;
    const kept = keptSocket(host);
    const own = openPool((connection, first) => {
      const reuse = connection === 1 ? kept : undefined;
      const socket = reuse ?? `${socketsDirectory()}/${number}-${connection}`;
      const args = sshArguments(host, route, socket, first ? (reuse ? 'kept' : 'first') : 'further');
      const start = () => startSession(host, 'ssh', args, byHand(host, route));
      return first ? logins(start) : start();
    });
    const pool: Pool = { ...own, use: (work) => room.with(host, own.end, () => own.use(work)) };
    const entry = { remote: remoteOf(host, pool, route), pool, ready: pool.use(async () => {}) };
    hosts.set(host, entry);
    entry.ready.catch(() => hosts.delete(host));
    return entry;
  };

  return {
    connect: async (host) => {
      const { remote, ready } = hosts.get(host) ?? open(host);
      await ready;
      return remote;
    },
    close: async () => {
      await Promise.all([...hosts.values()].map(({ pool }) => pool.end()));
      hosts.clear();
      removeSockets();
      process.off('exit', removeSockets);
      sockets = undefined;
    },
  };
}

function remoteOf(host: string, pool: Pool, route: Route): Remote {
  const execute = async (script: Script, { timeoutMs, signal, fresh }: ExecuteOptions): Promise<Outcome> => {
    const lend: Pool['use'] = fresh ? (work) => once(host, route, work) : pool.use;
    const done = lend((session) => {
      signal?.throwIfAborted();
      return session.run(runText(script, timeoutMs / 1000), timeoutMs + grace);
    });
    const outcome = await (signal ? unlessAborted(done, signal) : done);
    // `timeout` had to kill what ignored its SIGTERM.
    return outcome.code === 137 && outcome.ms >= timeoutMs ? { ...outcome, code: 124 } : outcome;
  };
  return { host, execute };
}

/** A session on a connection of its own, for one piece of work. */
async function once<T>(host: string, route: Route, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await startSession(host, 'ssh', sshArguments(host, route, 'none', 'alone'), byHand(host, route));
  try {
    return await work(session);
  } finally {
    session.end();
  }
}

/** Nobody waits any more once the signal is aborted; the command goes on to its own limit, and its session is busy until then. */
async function unlessAborted<T>(done: Promise<T>, signal: AbortSignal): Promise<T> {
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([done, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
    done.catch(() => {});
  }
}
