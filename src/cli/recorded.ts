import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs';
import { text } from '../locale/text.ts';
import { mask } from '../plan/mask.ts';
import type { Exchange } from '../transport/recording.ts';
import type { Transport } from '../transport/remote.ts';
import type { Clock } from '../util/clock.ts';
import { messageOf, QuorateError } from '../util/errors.ts';

/** Where to keep what hosts are asked and say, and where to take it from instead of them. Off unless they are set. */
const variables = { record: 'QUORATE_RECORD', replay: 'QUORATE_REPLAY' } as const;

/** The hosts of a recording in place of real ones, where that is asked for. Throws FILE_NOT_FOUND for one that cannot be read. */
export async function replayed(): Promise<Transport | undefined> {
  const file = process.env[variables.replay];
  if (!file) return undefined;
  const { replaying } = await import('../transport/recording.ts');
  return replaying(exchangesIn(file));
}

function exchangesIn(file: string): Exchange[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Exchange);
  } catch (error) {
    const what = text().usage.noRecording(file);
    throw new QuorateError({ code: 'FILE_NOT_FOUND', what, where: { name: file }, why: messageOf(error) });
  }
}

/** The same transport, recorded where that is asked for. `secrets` may grow: whatever is in it is hidden from then on. */
export async function recorded(transport: Transport, clock: Clock, secrets: readonly string[]): Promise<Transport> {
  const file = process.env[variables.record];
  if (!file) return transport;
  const { recording } = await import('../transport/recording.ts');
  // Made before anything is asked, and for the operator only: what hosts say is nobody else's business.
  closeSync(openSync(file, 'a', 0o600));
  return recording(transport, clock, (exchange) =>
    appendFileSync(file, `${mask(JSON.stringify(exchange), secrets)}\n`),
  );
}
