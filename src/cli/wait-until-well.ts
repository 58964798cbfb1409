import { look } from '../health/look.ts';
import { text } from '../locale/text.ts';
import type { Condition } from '../services/condition.ts';
import { QuorateError } from '../util/errors.ts';
import type { Context } from './context.ts';
import type { Sight } from './target.ts';

/** How long all members may take to be well after an apply, in ms: the last to start may still be catching up. */
const wellWithin = 90_000;

/** Looks each second until no condition is left that concerns the caller. Throws NOT_WELL with those that are. */
export async function waitUntilWell(
  { arrangement, transport }: Sight,
  { report, clock, signal }: Context,
  title: string,
  concerns: (condition: Condition) => boolean = () => true,
): Promise<void> {
  const phase = 'well';
  report({ type: 'phase-started', at: clock.now(), phase, title });
  const end = clock.now() + wellWithin;
  for (;;) {
    const left = (await look(arrangement, transport)).conditions.filter(concerns);
    const outcome = left.length === 0 ? 'done' : clock.now() > end ? 'failed' : undefined;
    if (outcome) report({ type: 'phase-ended', at: clock.now(), phase, outcome });
    if (outcome === 'done') return;
    if (outcome === 'failed') {
      const detail = left.map(({ code, what }) => `${code}  ${what}`).join('\n');
      throw new QuorateError({ code: 'NOT_WELL', what: text().usage.notWell(wellWithin / 1000), detail });
    }
    await clock.sleep(1000, signal);
  }
}
