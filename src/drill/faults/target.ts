import { QuorateError } from '../../util/errors.ts';
import type { DrillLook } from '../look.ts';
import type { FaultSpec } from './spec.ts';

/** The host that is meant, as of this look. `vip-holder` holds the first virtual address. Throws DRILL_TARGET_UNCLEAR. */
export function resolveTarget(
  { target }: FaultSpec,
  { holders, databaseWriter }: Pick<DrillLook, 'holders' | 'databaseWriter'>,
): string {
  if (target === 'db-writer') {
    if (databaseWriter) return databaseWriter;
    throw unclear('it cannot be seen which host database sessions go to');
  }
  if (target !== 'vip-holder') return target;
  const [name, hosts = []] = Object.entries(holders)[0] ?? ['of any name'];
  const [holder, ...others] = hosts;
  if (holder && others.length === 0) return holder;
  throw unclear(`the address ${name} is on ${hosts.length === 0 ? 'no host' : hosts.join(' and ')}`);

  function unclear(why: string): QuorateError {
    return new QuorateError({ code: 'DRILL_TARGET_UNCLEAR', what: `cannot tell which host ${target} is`, why });
  }
}
