import type { Probe } from '../service.ts';
import { apiFunction, nodesPath } from './api.ts';

interface Node {
  readonly name: string;
  readonly running: boolean;
  readonly partitions?: readonly string[];
  readonly mem_alarm?: boolean;
  readonly disk_free_alarm?: boolean;
}

/**
 * Facts: `unit` → systemd's state · `http` → 200 when it serves · `running` → hosts of the members that this one sees at work ·
 * `partitions` → those it is parted from · `alarms` → memory, disk, of this member itself. What it knows of others takes up to a tick
 * after one of them vanished: the last three are then missing.
 */
export const rabbitmqProbe: Probe = {
  script: (_view, { host }) => ({
    script: `${apiFunction}systemctl is-active rabbitmq-server.service; echo "$self"
api whoami --max-time 1 -o /dev/null -w '%{http_code}' 2>/dev/null; echo
api '${nodesPath}' --max-time 1 2>/dev/null; echo`,
    params: { self: host },
  }),
  parse: (output) => {
    const [unit = '', self = '', http = '', body = ''] = output.split('\n');
    if (!body) return { unit, http };
    const nodes = JSON.parse(body) as readonly Node[];
    const mine = nodes.find(({ name }) => hostOf(name) === self);
    return {
      unit,
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
function hostOf(node: string): string {
  return node.slice(node.indexOf('@') + 1);
}
