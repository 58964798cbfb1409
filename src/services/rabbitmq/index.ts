import { text } from '../../locale/text.ts';
import type { Service, View } from '../service.ts';
import { messageAccounts } from './accounts.ts';
import { rabbitmqContributions } from './contributes.ts';
import { rabbitmqConverge } from './converge.ts';
import { rabbitmqFaults } from './faults.ts';
import { rabbitmqFiles } from './files.ts';
import { memberGate } from './gate.ts';
import { rabbitmqHealth } from './health.ts';
import { rabbitmqLeave } from './leave.ts';
import memberGoes from './member-goes.sh';
import { rabbitmqProbe } from './probe.ts';
import { RabbitmqSettings } from './settings.ts';
import { rabbitmqTiming } from './timing.ts';

export const rabbitmq: Service = {
  id: 'rabbitmq',
  title: 'RabbitMQ: every confirmed message on a majority',
  needs: [],
  role: 'controller',
  modes: ['clustered'],
  upholds: ['messaging'],
  settings: RabbitmqSettings,
  secrets: (view) => [
    {
      name: 'rabbitmq/cookie',
      kind: 'password',
      fixed: text().services.rabbitmq.cookie,
    },
    { name: 'rabbitmq/admin', kind: 'password' },
    ...messageAccounts(view).map(({ user }) => ({ name: `messaging/${user}`, kind: 'password' }) as const),
  ],
  contributes: rabbitmqContributions,
  files: (view, member) => rabbitmqFiles(view as View<RabbitmqSettings>, member),
  units: (view, member) => [
    // A socket cannot be restarted under the daemon that it feeds.
    { name: 'epmd.socket', restart: 'systemctl stop epmd.socket epmd.service && systemctl start epmd.socket' },
    {
      name: 'rabbitmq-server.service',
      rolling: true,
      // Two members cannot spare one; with three, queues tell whether they can.
      ...(view.members.length > 2 ? { restart: `verb=restart\n${memberGoes}`, stop: `verb=stop\n${memberGoes}` } : {}),
      away: 10_000,
      gate: memberGate(view, member),
    },
  ],
  converge: rabbitmqConverge,
  leave: rabbitmqLeave,
  probe: rabbitmqProbe,
  health: rabbitmqHealth,
  faults: rabbitmqFaults,
  timing: rabbitmqTiming,
};
