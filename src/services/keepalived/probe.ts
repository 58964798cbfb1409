import type { Probe } from '../service.ts';
import { runtime } from './paths.ts';

/** Facts: `state` → MASTER, BACKUP or FAULT, as keepalived last told; absent while it does not run. */
export const keepalivedProbe: Probe = {
  script: () => ({ script: `cat /run/${runtime}/state 2>/dev/null` }),
  parse: (output) => ({ state: /^[A-Z]+$/m.exec(output)?.[0] }),
};
