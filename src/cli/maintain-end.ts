import { look } from '../health/look.ts';
import { isIdle } from '../health/members.ts';
import { text } from '../locale/text.ts';
import type { Maintenance } from '../plan/maintenance.ts';
import { wakeUnits } from '../plan/rest.ts';
import type { Condition } from '../services/condition.ts';
import { QuorateError } from '../util/errors.ts';
import { applyTo } from './apply-run.ts';
import type { Context } from './context.ts';
import { checkHost, keepNote, type Maintained, maintained, signature } from './maintenance-note.ts';
import type { Target } from './target.ts';
import { waitUntilWell } from './wait-until-well.ts';

/** Brings a host to what is declared, and lets the cloud count on it again. Throws USAGE where it is not in maintenance, NOT_WELL, and what `applyTo` throws. */
export async function endMaintenance(host: string, target: Target, context: Context): Promise<Maintained> {
  checkHost(host, target);
  const { maintenance } = await look(target.arrangement, target.transport);
  const before = maintenance.find((one) => one.host === host);
  if (!before)
    throw new QuorateError({
      code: 'USAGE',
      what: text().maintain.notResting(host),
      remedy: text().maintain.seeStatus,
    });
  await wake(host, target);
  await applyTo(target, context, { only: [host], waking: host });
  await waitUntilWell(target, context, text().maintain.waiting(host), concerns(host));
  const note: Maintenance = { host, is: 'ended', ...signature(context, before) };
  await keepNote(note, target, context);
  return maintained(note, target, context);
}

/** Throws HOST_UNREACHABLE, or STEP_FAILED with what the host said. */
async function wake(host: string, { transport }: Target): Promise<void> {
  const { code, stderr } = await (await transport.connect(host)).execute(wakeUnits, { timeoutMs: 30_000 });
  if (code !== 0)
    throw new QuorateError({
      code: 'STEP_FAILED',
      what: text().engine.step.failed('wake', 'systemd', host, code),
      where: { name: host },
      detail: stderr.trim(),
    });
}

/** Whether a condition says that this host's members do not do all of their work yet. */
function concerns(host: string): (condition: Condition) => boolean {
  return (one) => (one.host === host && isIdle(one)) || (one.about?.includes(host) ?? false);
}
