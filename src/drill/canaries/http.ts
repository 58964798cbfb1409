import { type Agent, type IncomingHttpHeaders, request as plainly } from 'node:http';
import { request as encrypted } from 'node:https';
import type { Attempt } from './open-loop.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Connections to take one from; false: one of its own. */
  readonly agent: Agent | false;
  /** Certificates that the server must be signed by, where connections of the agent do not know. */
  readonly authority?: string | undefined;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An exchange that failed. `stale`: its connection had been used before, and the other end had given it up. */
export class HttpFailure extends Error {
  readonly code: string;
  readonly stale: boolean;

  constructor(code: string, reused = false) {
    super(code);
    this.code = code;
    this.stale = reused && (code === 'ECONNRESET' || code === 'EPIPE');
  }
}

/** Sends a request and reads the whole answer, whatever its status. Rejects with an HttpFailure. */
export function exchange(url: string, { body, authority, ...options }: HttpRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const request = url.startsWith('https:') ? encrypted : plainly;
    const call = request(url, authority === undefined ? options : { ...options, ca: authority });
    const fail = (error: NodeJS.ErrnoException) => reject(new HttpFailure(error.code ?? error.name, call.reusedSocket));
    call.on('error', fail);
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('error', fail);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks).toString() });
      });
    });
    call.end(body);
  });
}

/** Makes an attempt of an exchange: good when it was answered with this status within the limit. Never rejects. */
export async function attempted(expected: number, limit: AbortSignal, work: Promise<HttpAnswer>): Promise<Attempt> {
  try {
    const { status } = await work;
    return status === expected ? { outcome: 'ok' } : { outcome: 'error', error: `HTTP ${status}` };
  } catch (error) {
    return limit.aborted ? { outcome: 'timeout' } : { outcome: 'error', error: (error as HttpFailure).code };
  }
}
