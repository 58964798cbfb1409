import type { Probe } from '../service.ts';
import { apiFunction, apiUrl, nodesPath } from './api.ts';

interface Node {
  readonly name: string;
  readonly running: boolean;
  readonly partitions?: readonly string[];
  readonly mem_alarm?: boolean;
  readonly disk_free_alarm?: boolean;
}

/**
 * Facts: `http` → 200 when it serves · `running` → hosts of the members that this one sees at work · `partitions` → those it is parted
 * from · `alarms` → memory, disk, of this member itself · `unit` → systemd's state, of one that does not tell these three. What it knows
 * of others takes up to a tick after one of them vanished.
 */
export const rabbitmqProbe: Probe = {
  script: (_view, { host }) => ({
    script: `${apiFunction}echo "$self"
api '${nodesPath}' --max-time 1 -w '\\n%{http_code}\\n' ${apiUrl}/whoami 2>/dev/null ||
  systemctl is-active rabbitmq-server.service`,
    params: { self: host },
  }),
  parse: (output) => {
    const [self = '', , http = '', body = '', , unit] = output.split('\n');
    if (!body) return { unit, http };
    const nodes = JSON.parse(body) as readonly Node[];
    const mine = nodes.find(({ name }) => hostOf(name) === self);
    return {
      http,
      running: nodes
        .filter(({ running }) => running)
        .map(({ name }) => hostOf(name))
        .join(' '),
      partitions: (mine?.partitions ?? []).map(hostOf).join(' '),
      alarms: [mine?.mem_alarm && 'memory', mine?.disk_free_alarm && 'disk'].filter(Boolean).join(' '),
    };
  },
};

/** rabbit@ctl1 → ctl1. */
export function hostOf(node: string): string {
  return node.slice(node.indexOf('@') + 1);
}
