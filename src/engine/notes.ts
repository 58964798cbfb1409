import type { Cloud } from '../cloud/cloud.ts';
import { controllers } from '../cloud/controllers.ts';
import { text } from '../locale/text.ts';
import { type Note, type NoteKind, noteScript } from '../plan/notes.ts';
import type { Transport } from '../transport/remote.ts';
import type { Clock } from '../util/clock.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import type { Report } from '../util/events.ts';

/** Writes a note on all controllers at once. Throws HOST_UNREACHABLE when none took it; tells of those that did not. */
export async function writeNote(
  { kind, name, note }: { readonly kind: NoteKind; readonly name: string; readonly note: Note },
  cloud: Cloud,
  { transport, report, clock }: { readonly transport: Transport; readonly report: Report; readonly clock: Clock },
): Promise<void> {
  const hosts = controllers(cloud);
  const asked = await Promise.all(
    hosts.map(async ({ name: host }) => {
      try {
        const remote = await transport.connect(host);
        const { code, stderr } = await remote.execute(noteScript(kind, name, note), { timeoutMs: 10_000 });
        return code === 0 ? [] : [{ host, why: stderr.trim() }];
      } catch (error) {
        return [{ host, why: messageOf(error) }];
      }
    }),
  );
  const failed = asked.flat();
  const words = text().engine.note;
  if (failed.length === hosts.length)
    throw new QuorateError({
      code: 'HOST_UNREACHABLE',
      what: words.nowhere,
      detail: failed.map(({ host, why }) => `${host}: ${why}`).join('\n'),
    });
  for (const { host, why } of failed)
    report({ type: 'note', at: clock.now(), level: 'warning', text: words.notEverywhere(host, why) });
}
