import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { QuorateError } from '../util/errors.ts';
import type { Script } from '../util/script.ts';
import { runText } from '../util/shell.ts';
import { downloadScript, uploadScript } from './files.ts';
import { openPool, type Pool } from './pool.ts';
import type { ExecuteOptions, Outcome, Remote, Transport } from './remote.ts';
import { startSession } from './session.ts';
import { type Route, sshArguments } from './ssh-arguments.ts';

/** Beyond a command's own limit, in ms: `timeout` waits 5 s before it kills; the rest is for a busy host. */
const grace = 15_000;

/** Limit of one file up or down, in ms. */
const fileLimit = 60_000;

/** A transport over the system's OpenSSH, with the operator's keys, agent, jump hosts and known hosts. Close it to end the connections. */
export function openSsh(route: Route): Transport {
  const hosts = new Map<string, { remote: Remote; pool: Pool; ready: Promise<unknown> }>();
  let sockets: Promise<string> | undefined;
  const removeSockets = (directory: string) => rmSync(directory, { recursive: true, force: true });

  const open = (host: string) => {
    const pool = openPool(async (connection, first) => {
      // Directly under /tmp, because the path of a socket may have about 100 characters. mkdtemp makes it private.
      sockets ??= mkdtemp('/tmp/quorate-').then((directory) => {
        process.once('exit', () => removeSockets(directory));
        return directory;
      });
      const number = [...hosts.keys()].indexOf(host);
      return startSession(host, sshArguments(host, route, `${await sockets}/${number}-${connection}`, first));
    });
    const forget = () => hosts.delete(host);
    const remote = remoteOf(host, pool, forget);
    const entry = { remote, pool, ready: pool.use(async () => {}) };
    hosts.set(host, entry);
    entry.ready.catch(forget);
    return entry;
  };

  return {
    connect: async (host) => {
      const { remote, ready } = hosts.get(host) ?? open(host);
      await ready;
      return remote;
    },
    close: async () => {
      await Promise.all([...hosts.values()].map(({ remote }) => remote.disconnect()));
      if (sockets) removeSockets(await sockets);
    },
  };
}

function remoteOf(host: string, pool: Pool, forget: () => void): Remote {
  const execute = async (script: Script, { timeoutMs, signal }: ExecuteOptions): Promise<Outcome> => {
    const done = pool.use((session) => {
      signal?.throwIfAborted();
      return session.run(runText(script, timeoutMs / 1000), timeoutMs + grace);
    });
    const outcome = await (signal ? unlessAborted(done, signal) : done);
    // `timeout` had to kill what ignored its SIGTERM.
    return outcome.code === 137 && outcome.ms >= timeoutMs ? { ...outcome, code: 124 } : outcome;
  };
  const must = async (script: Script, path: string, doing: string): Promise<string> => {
    const { code, stdout, stderr } = await execute(script, { timeoutMs: fileLimit });
    if (code === 0) return stdout;
    throw new QuorateError({
      code: 'REMOTE_FILE',
      what: `${path} could not be ${doing} on ${host}`,
      where: { name: host },
      ...(stderr ? { detail: stderr.trim() } : {}),
    });
  };
  return {
    host,
    execute,
    upload: async (path, content, attributes) =>
      void (await must(uploadScript(path, content, attributes), path, 'written')),
    download: async (path) => Buffer.from(await must(downloadScript(path), path, 'read'), 'base64').toString('utf8'),
    disconnect: async () => {
      forget();
      await pool.end();
    },
  };
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
