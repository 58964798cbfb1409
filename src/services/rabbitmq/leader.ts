import type { Script } from '../../util/script.ts';
import { apiFunction } from './api.ts';
import { hostOf } from './probe.ts';

/** Asks a member who leads the queues. */
export const leadersLook: Script = { script: `${apiFunction}api 'queues?columns=leader' --max-time 3` };

/** The host that leads most queues; undefined where none has a leader. Expects what `leadersLook` printed. */
export function busiestLeader(output: string): string | undefined {
  const leaders = (JSON.parse(output) as { leader?: string }[]).flatMap(({ leader }) =>
    leader ? [hostOf(leader)] : [],
  );
  const count = (host: string) => leaders.filter((one) => one === host).length;
  return [...new Set(leaders)].sort((a, b) => count(b) - count(a))[0];
}
