import type { Probe } from '../service.ts';
import { verdictLook } from './cold-start.ts';
import { client } from './sql.ts';

const variables = [
  'cluster_size',
  'cluster_status',
  'local_state_comment',
  'ready',
  'last_committed',
  'cluster_conf_id',
];

/**
 * Facts: the wsrep status variables by name, in lower case without their prefix · `applier_waits` → the seconds for which what others wrote
 * has been waiting for a lock here, else NULL · `verdict` → why the group does not begin again after an outage, where it came to that.
 */
export const galeraProbe: Probe = {
  script: () => ({
    script: `${client} --connect-timeout=2 2>/dev/null; ${verdictLook}`,
    stdin: `SHOW GLOBAL STATUS WHERE Variable_name IN (${variables.map((name) => `'wsrep_${name}'`).join(',')});
SELECT 'applier_waits', MAX(TIME) FROM information_schema.PROCESSLIST WHERE USER = 'system user' AND STATE LIKE 'Waiting for % lock';
`,
  }),
  parse: (output) =>
    Object.fromEntries(
      output
        .split('\n')
        .map((line) => line.split('\t'))
        .filter((columns) => columns.length === 2)
        .map(([name, value]) => [name!.toLowerCase().replace('wsrep_', ''), value]),
    ),
};
