import type { Probe } from '../service.ts';
import { verdictLook } from './cold-start.ts';
import { client } from './sql.ts';

/**
 * Facts: the wsrep status variables by name, in lower case without their prefix · `verdict` → why the group does not begin again after
 * an outage, where it came to that.
 */
export const galeraProbe: Probe = {
  script: () => ({
    script: `${client} --connect-timeout=2 2>/dev/null; ${verdictLook}`,
    stdin:
      "SHOW GLOBAL STATUS WHERE Variable_name IN ('wsrep_cluster_size','wsrep_cluster_status','wsrep_local_state_comment','wsrep_ready','wsrep_last_committed','wsrep_cluster_conf_id');\n",
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
