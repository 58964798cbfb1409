import type { Arrangement } from '../compose/compose.ts';
import { fencingHistory } from '../services/pacemaker/fencing.ts';
import type { Transport } from '../transport/remote.ts';
import type { Clock } from '../util/clock.ts';
import { look } from './look.ts';
import { type Memory, remember } from './memory.ts';
import { readMemory, writeMemory } from './memory-file.ts';
import { type Status, statusOf } from './status.ts';

/** What a look needs of the world. `memory` is the file in which it is remembered. */
export interface ObserverWorld {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly memory: string;
}

/** Looks at a cloud again and again, each time waiting up to `limitMs` for a silent host, and remembers from look to look, also those of earlier commands. */
export async function observer(
  arrangement: Arrangement,
  { transport, clock, memory: file }: ObserverWorld,
): Promise<(limitMs?: number) => Promise<Status>> {
  let memory: Memory = await readMemory(file);
  return async (limitMs) => {
    const seen = await look(arrangement, transport, limitMs);
    const now = clock.now();
    const fenced = fencingHistory(seen.facts.get('pacemaker')).filter(
      ({ outcome, action }) => outcome === 'done' && action !== 'on',
    );
    memory = remember(memory, seen.conditions, fenced, now);
    await writeMemory(file, memory);
    return statusOf(arrangement, seen, memory, now);
  };
}
