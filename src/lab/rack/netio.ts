import { createServer, type Server, type Socket } from 'node:net';
import type { Credentials } from '../credentials.ts';

/** A power strip, by the numbers of its outlets. */
export interface Strip {
  readonly credentials: Credentials;
  /** Undefined where there is none of that number. */
  isOn(outlet: number): boolean | undefined;
  /** Resolves when the outlet is switched. */
  order(outlet: number, on: boolean): Promise<void>;
}

/** Where the stock agent asks. */
export const netioPort = 1234;

/**
 * The part of the protocol of a Koukaam NETIO that `fence_netio` uses: lines over telnet, and a password. Of Debian's agents for power
 * strips it is the simplest to answer that runs on both platforms: those over SNMP show their secret in the process list, those over SSH
 * want a whole server, and `fence_eps` (HTTP) of Debian 12 does not run under its own Python.
 */
export function netio(strip: Strip): Server {
  return createServer((socket) => {
    socket.on('error', () => socket.destroy());
    converse(strip, socket).catch(() => socket.destroy());
  });
}

async function converse(strip: Strip, socket: Socket): Promise<void> {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let known = false;
  say('100 HELLO 00000000 - KSHELL V1.3');
  for await (const line of linesOf(socket)) {
    const [verb, ...words] = withoutTelnet(line).trim().split(/\s+/);
    if (verb === 'quit') return void socket.end('110 BYE\r\n');
    if (verb === 'login') {
      const { user, password } = strip.credentials;
      known = words[0] === user && words[1] === password;
      // An agent that waits for its prompt would else wait on.
      if (!known) return void socket.end('503 INVALID LOGIN\r\n');
      say('250 OK');
    } else if (verb === 'port') say(known ? await portAnswer(strip, words) : '505 FORBIDDEN');
    else if (verb) say('502 UNKNOWN COMMAND');
  }
}

/** Throws when the connection breaks, which readline would throw out of anybody's reach. */
async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let rest = '';
  // Byte by byte: what telnet programs negotiate between the lines is no text.
  for await (const part of socket.setEncoding('latin1')) {
    const lines = `${rest}${part}`.split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}

/** `port 3`, `port 3 0`, `port setup 3`. */
async function portAnswer(strip: Strip, words: readonly string[]): Promise<string> {
  const asksName = words[0] === 'setup';
  const outlet = Number(words[asksName ? 1 : 0]);
  const isOn = strip.isOn(outlet);
  if (asksName) return `250 "outlet-${outlet}" manual 0 1`;
  if (isOn === undefined) return '501 INVALID PARAMETER';
  const [, order] = words;
  if (order === undefined) return `250 ${isOn ? 1 : 0}`;
  if (order !== '0' && order !== '1') return '501 INVALID PARAMETER';
  await strip.order(outlet, order === '1');
  return '250 OK';
}

/** Without IAC and the two bytes of what is negotiated. */
function withoutTelnet(line: string): string {
  return line.replaceAll(/\xff[\xfb-\xfe][\s\S]/g, '');
}
