import { text } from '../../locale/text.ts';
import { QuorateError } from '../../util/errors.ts';
import type { DrillLook } from '../look.ts';
import type { FaultSpec } from './spec.ts';

/** The host that is meant, as of this look. `vip-holder` holds the first virtual address. Throws DRILL_TARGET_UNCLEAR. */
export function resolveTarget(
  { target }: FaultSpec,
  { holders, databaseWriter }: Pick<DrillLook, 'holders' | 'databaseWriter'>,
): string {
  const words = text().drill.problems;
  if (target === 'db-writer') {
    if (databaseWriter) return databaseWriter;
    throw unclear(words.noWriter);
  }
  if (target !== 'vip-holder') return target;
  const [name, hosts = []] = Object.entries(holders)[0] ?? [];
  const [holder, ...others] = hosts;
  if (holder && others.length === 0) return holder;
  throw unclear(words.holders(name, hosts));

  function unclear(why: string): QuorateError {
    return new QuorateError({ code: 'DRILL_TARGET_UNCLEAR', what: words.unclear(target), why });
  }
}
