import { text } from '../../locale/text.ts';
import type { ConvergeStep, Member, View } from '../service.ts';
import { memberGate } from './gate.ts';
import { peerParams, servesFunction } from './peers.ts';

export const unit = 'rabbitmq-server.service';
const data = '/var/lib/rabbitmq/mnesia';

/**
 * What a broker kept from before it was a member here: from a former membership, or from a start with Debian's settings, which other
 * units may ask for. With it, it would go its own way. The unit is enabled while it is ours, and disabled when it leaves.
 */
export function asideStep(view: View, member: Member): ConvergeStep {
  const { script, params = {} } = memberGate(view, member).script;
  return {
    id: `rabbitmq-aside-${member.host}`,
    title: () => text().plan.steps.brokerAside,
    hosts: [member.host],
    when: 'before-units',
    look: {
      script: `if [ ! -d "${data}/rabbit@$self" ] || systemctl -q is-enabled ${unit} 2>/dev/null; then exit 0; fi\n${script}`,
      params,
    },
    act: { script: `systemctl stop ${unit} && mv "${data}" "${data}.$(date +%Y%m%dT%H%M%S)"` },
    timeoutMs: 60_000,
  };
}

/**
 * Where none takes clients, members wait for each other: new ones for at least one peer to form a cluster with, those that ran before
 * for a majority. Started one by one, the first would wait in vain, so all begin before the first one is waited for.
 */
export function beginStep(view: View, member: Member): ConvergeStep {
  return {
    id: `rabbitmq-begin-${member.host}`,
    title: () => text().plan.steps.brokerBegin,
    hosts: [member.host],
    when: 'before-units',
    look: {
      script: `${servesFunction}
case $(systemctl is-active ${unit}) in active | activating | reloading) exit 0 ;; esac
for peer in $peers; do if serves "$peer"; then exit 0; fi; done
exit 1`,
      params: peerParams(view, member),
    },
    // Enabled at once, or the next run after a crash would take it for a stranger.
    act: { script: `SYSTEMCTL_SKIP_SYSV=1 systemctl -q enable ${unit} && systemctl start --no-block ${unit}` },
    timeoutMs: 20_000,
  };
}
