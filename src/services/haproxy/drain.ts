import type { Listener } from '../contribution.ts';
import type { Drain } from '../service.ts';
import away from './drain-away.sh';
import back from './drain-back.sh';
import gone from './drain-gone.sh';

/** A single writer is also forgotten as the chosen one, so that new sessions go to another and stay there. */
export function drain({ name, protocol, balance }: Listener, host: string): Drain {
  const params = { proxy: name, server: host };
  return {
    away: { script: away, params: { ...params, protocol, sticks: balance === 'single-writer' ? 'yes' : '' } },
    back: { script: back, params },
    gone: { script: gone, params },
  };
}
