import type { Service, View } from '../service.ts';
import { drain } from './drain.ts';
import { haproxyFaults } from './faults.ts';
import { haproxyFiles, peersPort } from './files.ts';
import { haproxyHealth } from './health.ts';
import { haproxyProbe } from './probe.ts';
import { HaproxySettings } from './settings.ts';
import { anew, isHeld, socketUnit } from './sockets.ts';
import { haproxyTiming } from './timing.ts';

const rolling = {
  rolling: true,
  away: 1000,
  gate: {
    script: { script: 'echo "show info" | socat -t2 stdio /run/haproxy/admin.sock | grep -q "^Pid:"' },
    timeoutMs: 15_000,
  },
};

export const haproxy: Service = {
  id: 'haproxy',
  title: 'HAProxy: one door per service, only to members that work',
  // It listens on the virtual addresses without its host holding them.
  needs: [],
  role: 'controller',
  modes: ['active-active'],
  upholds: ['sign-in', 'database-write'],
  settings: HaproxySettings,
  contributes: ({ members, network }) => [
    {
      kind: 'open-port',
      service: 'haproxy-peers',
      hosts: members.map(({ host }) => host),
      protocol: 'tcp',
      port: peersPort,
      from: 'members',
      network,
    },
  ],
  files: (view, member) => haproxyFiles(view as View<HaproxySettings>, member),
  units: (view) => [
    ...(isHeld(view) ? [{ name: socketUnit, ...rolling, start: anew, restart: anew }] : []),
    { name: 'haproxy.service', ...rolling },
  ],
  drain: (_view, listener, host) => drain(listener, host),
  probe: haproxyProbe,
  health: haproxyHealth,
  faults: haproxyFaults,
  timing: haproxyTiming,
};
