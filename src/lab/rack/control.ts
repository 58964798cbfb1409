import { connect, createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from '../../locale/text.ts';
import { messageOf, QuorateError } from '../../util/errors.ts';
import type { PowerAction, PowerState } from '../lab.ts';
import { labDirectory } from '../paths.ts';

/** Quorate's own way to the rack of a lab: a line of JSON each way over a socket in the lab's directory. */
export type ControlRequest =
  | { readonly verb: 'states' }
  | { readonly verb: 'start' }
  | { readonly verb: 'act'; readonly host: string; readonly action: PowerAction };

/** States of all hosts once the request is carried out. */
export type ControlAnswer = { readonly states: Readonly<Record<string, PowerState>> } | { readonly error: string };

/** Longer than any act takes, so that it is the rack that says what went wrong. */
const limitMs = 60_000;

export function controlSocket(lab: string): string {
  return `${labDirectory(lab)}/rack.sock`;
}

export function serveControl(handle: (request: ControlRequest) => Promise<ControlAnswer>): Server {
  return createServer((socket) => {
    socket.on('error', () => socket.destroy());
    const lines = createInterface({ input: socket });
    // It tells of errors of the socket once more, and ends us when nobody listens.
    lines.on('error', () => {});
    lines.once('line', async (line) => {
      const answer = await handle(JSON.parse(line) as ControlRequest).catch((error) => ({ error: String(error) }));
      socket.end(`${JSON.stringify(answer)}\n`);
    });
  });
}

/** Asks the rack. Throws LAB_RACK_FAILED when it does not answer or could not do it. */
export async function askRack(lab: string, request: ControlRequest): Promise<Readonly<Record<string, PowerState>>> {
  const answer = await exchange(controlSocket(lab), request).catch(
    (error): ControlAnswer => ({ error: messageOf(error) }),
  );
  if ('states' in answer) return answer.states;
  throw new QuorateError({ code: 'LAB_RACK_FAILED', what: text().lab.problems.rack(lab, answer.error) });
}

function exchange(path: string, request: ControlRequest): Promise<ControlAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => socket.write(`${JSON.stringify(request)}\n`));
    socket.setTimeout(limitMs, () => socket.destroy(new Error(text().lab.problems.rackLate(limitMs / 1000))));
    socket.on('error', reject);
    const lines = createInterface({ input: socket });
    lines.once('line', (line) => {
      socket.destroy();
      resolve(JSON.parse(line) as ControlAnswer);
    });
    lines.once('close', () => reject(new Error(text().lab.problems.rackEnded)));
    lines.on('error', reject);
  });
}
