import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { text } from '../locale/text.ts';
import { systemClock } from '../util/clock.ts';
import type { Outcome } from './remote.ts';
import { connectError, lostError } from './ssh-errors.ts';

/** One long-lived shell on a host, fed over standard input; one command at a time. */
export interface Session {
  /** False once its ssh has ended, or was told to. */
  alive(): boolean;
  /** Resolves when its ssh has ended. */
  readonly ended: Promise<void>;
  /** Runs a fragment of sh. Throws TRANSPORT_LOST when the connection breaks, or nothing ends for `limitMs`. */
  run(text: string, limitMs: number): Promise<Outcome>;
  end(): void;
}

/** The same on every host: commands are found, and answer in English. */
const preamble =
  'export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive\n';

/** More output than any command of ours gives. */
const mostOutput = 16 * 1024 * 1024;

/** Time for the whole login, in ms: ConnectTimeout does not cover what comes after the key exchange. */
const loginLimit = 30_000;

/**
 * Opens a session by a program that runs a shell reading standard input; `byHand` is what an operator would type to log in.
 * Throws HOST_UNREACHABLE, HOST_KEY_UNKNOWN, HOST_KEY_CHANGED, SSH_DENIED or SUDO_DENIED.
 */
export async function startSession(
  host: string,
  program: string,
  args: readonly string[],
  byHand?: string,
): Promise<Session> {
  // A process group of its own: ^C is ours to handle, not ssh's.
  const child = spawn(program, args, { stdio: 'pipe', detached: true });
  let stdout = '';
  let stderr = '';
  let over = false;
  let look = () => {};
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      over = true;
      look();
      resolve();
    };
    child.once('close', end);
    child.once('error', (error) => {
      stderr += error.message;
      end();
    });
  });
  // A write into a broken connection: its end is told by `close`.
  child.stdin.on('error', () => {});
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
    look();
  });

  const run: Session['run'] = (command, limitMs) => {
    const words = text().connection.ends;
    const mark = randomUUID();
    const find = framer(mark);
    const began = systemClock.now();
    [stdout, stderr] = ['', ''];
    return new Promise<Outcome>((resolve, reject) => {
      const limit = AbortSignal.timeout(limitMs);
      const settle = (act: () => void) => {
        look = () => {};
        limit.onabort = null;
        act();
      };
      const lose = (why: string) => settle(() => reject(lostError(host, `${stderr}\n${why}`)));
      const give = (why: string) => {
        child.kill();
        over = true;
        lose(why);
      };
      limit.onabort = () => give(words.silent(limitMs / 1000));
      look = () => {
        const framed = find(stdout, stderr);
        if (framed) settle(() => resolve({ ...framed, ms: systemClock.now() - began }));
        else if (over) lose('');
        else if (stdout.length + stderr.length > mostOutput) give(words.flood);
      };
      if (over) return look();
      child.stdin.write(`${command}\nset -- $?; printf '\\n%s %s\\n' ${mark} "$1"; printf '\\n%s\\n' ${mark} >&2\n`);
    });
  };

  try {
    await run(preamble, loginLimit);
  } catch {
    child.kill();
    throw connectError(host, stderr, byHand);
  }
  let told = false;
  const end = () => {
    told = true;
    child.stdin.end();
    child.kill();
  };
  return { alive: () => !over && !told, ended, run, end };
}

/** Looks for the marks as output grows; what came before them, once both are there. */
function framer(mark: string): (stdout: string, stderr: string) => Omit<Outcome, 'ms'> | undefined {
  const [outMark, errMark] = [`\n${mark} `, `\n${mark}\n`];
  const [inOut, inErr] = [finder(outMark), finder(errMark)];
  return (stdout, stderr) => {
    const [out, err] = [inOut(stdout), inErr(stderr)];
    const status = /^\d+(?=\n)/.exec(out < 0 ? '' : stdout.slice(out + outMark.length));
    if (!status || err < 0) return undefined;
    return { code: Number(status[0]), stdout: stdout.slice(0, out), stderr: stderr.slice(0, err) };
  };
}

/** Finds a text in one that grows, without searching its beginning again. */
function finder(needle: string): (text: string) => number {
  let from = 0;
  return (text) => {
    const at = text.indexOf(needle, from);
    if (at < 0) from = Math.max(0, text.length - needle.length);
    return at;
  };
}
