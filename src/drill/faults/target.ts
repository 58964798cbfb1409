import { text } from '../../locale/text.ts';
import type { FaultSpec } from '../../timing/fault.ts';
import { QuorateError } from '../../util/errors.ts';
import type { DrillLook } from '../look.ts';
import type { Known } from './known.ts';

/** What was seen of who does what. */
export type Seen = Pick<DrillLook, 'holders' | 'databaseWriter' | 'dc'> & { readonly queueLeader?: string };

/**
 * The hosts that are meant, as of this look. `vip-holder` holds the first virtual address; `any-controller` holds none and is not written
 * to, if there is such a one. Throws DRILL_TARGET_UNCLEAR.
 */
export function resolveTarget({ target }: FaultSpec, cloud: Known, seen: Seen): readonly string[] {
  const words = text().drill.problems;
  const { holders, databaseWriter, queueLeader, dc } = seen;
  const one = (host: string | undefined, why: string) => {
    if (host !== undefined) return [host];
    throw unclear(why);
  };
  if (target === 'all-hosts') return cloud.hosts;
  if (target in cloud.domains) return cloud.domains[target]!;
  if (target === 'db-writer') return one(databaseWriter, words.noWriter);
  if (target === 'queue-leader') return one(queueLeader, words.noLeader);
  if (target === 'dc') return one(dc, words.noDc);
  if (target === 'any-controller') {
    const busy = [...Object.values(holders).flat(), databaseWriter];
    return [cloud.controllers.find((host) => !busy.includes(host)) ?? cloud.controllers.at(-1)!];
  }
  if (target !== 'vip-holder') return [target];
  const [name, hosts = []] = Object.entries(holders)[0] ?? [];
  return one(hosts.length === 1 ? hosts[0] : undefined, words.holders(name, hosts));

  function unclear(why: string): QuorateError {
    return new QuorateError({ code: 'DRILL_TARGET_UNCLEAR', what: words.unclear(target), why });
  }
}
