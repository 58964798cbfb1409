import { text } from '../../locale/text.ts';
import type { ConvergeStep, View } from '../service.ts';
import { accountStep } from './account-step.ts';
import { admin, messageAccounts, userBody } from './accounts.ts';
import { apiFunction, credentialsFile } from './api.ts';
import changePassword from './change-password.sh';
import growQueues from './grow-queues.sh';
import { asideStep, beginStep, unit } from './membership.ts';
import queuesGrown from './queues-grown.sh';

export function rabbitmqConverge(view: View): ConvergeStep[] {
  const hosts = view.members.map(({ host }) => host);
  return [
    ...view.members.map((member) => asideStep(view, member)),
    ...hosts.map((host) => adminStep(host, view.secret('rabbitmq/admin'))),
    ...(hosts.length > 1 ? view.members.map((member) => beginStep(view, member)) : []),
    ...(view.platform.abilities.includes('khepri') ? [khepriStep(hosts)] : []),
    ...messageAccounts(view).map((account) => accountStep(account, view.secret(`messaging/${account.user}`), hosts)),
    ...(hosts.length > 1 ? [growStep(hosts)] : []),
  ];
}

/** Everything asks the members with this password, so it changes before anything else does. A first start takes it from a file. */
function adminStep(host: string, password: string): ConvergeStep {
  return {
    id: `rabbitmq-admin-${host}`,
    title: () => text().plan.steps.brokerPassword,
    hosts: [host],
    when: 'before-units',
    look: { script: `${apiFunction}systemctl is-active --quiet ${unit} || exit 0\napi whoami` },
    act: {
      script: changePassword,
      stdin: JSON.stringify({ users: [{ name: admin, ...userBody(admin, password, ['administrator']) }] }),
    },
    timeoutMs: 60_000,
    reads: [credentialsFile],
  };
}

/** Needs all members up, and is never undone. */
function khepriStep(hosts: readonly string[]): ConvergeStep {
  const enabled = {
    script: `${apiFunction}api feature-flags | tr '}' '\\n' | grep -F '"name":"khepri_db"' | grep -qF '"state":"enabled"'`,
  };
  return {
    id: 'rabbitmq-khepri',
    title: () => text().plan.steps.khepri,
    hosts,
    when: 'after-units',
    look: enabled,
    act: { script: 'rabbitmqctl -q enable_feature_flag --opt-in khepri_db' },
    timeoutMs: 120_000,
    gate: { script: enabled, timeoutMs: 30_000 },
  };
}

/** A queue stays on the members that it was born on until somebody says otherwise. */
function growStep(hosts: readonly string[]): ConvergeStep {
  const params = { members: hosts.map((host) => `rabbit@${host}`).join(' ') };
  const grown = { script: `${apiFunction}${queuesGrown}`, params };
  return {
    id: 'rabbitmq-grow',
    title: () => text().plan.steps.growQueues,
    hosts: [hosts[0]!],
    when: 'after-units',
    look: { script: `systemctl is-active --quiet ${unit} || exit 0\n${grown.script}`, params },
    act: { script: growQueues, params },
    timeoutMs: 300_000,
    gate: { script: grown, timeoutMs: 60_000 },
  };
}
