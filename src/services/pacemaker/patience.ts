import { text } from '../../locale/text.ts';
import type { Timers } from '../../timing/timers.ts';
import type { ConvergeStep, View } from '../service.ts';
import { memberDevices } from './cib.ts';

/** Where the kernel of a host is told how long it tries to connect. */
export const patienceFile = '/etc/sysctl.d/60-quorate-fencing.conf';

/** Only where another level waits for the first to give up. */
export function givesUpEarly(view: View): boolean {
  return memberDevices(view).some(({ level }) => level > 1);
}

/**
 * A power switch without power does not refuse, it is silent, and agents connect without a limit of their own: the kernel's, two minutes,
 * counts. Pacemaker's limits would also end what a slow one is still doing.
 */
export function patienceText({ connectRetries }: Timers): string {
  return `net.ipv4.tcp_syn_retries = ${connectRetries}\n`;
}

/** Each host takes it now; after a boot it takes it by itself. */
export function patienceSteps(view: View): ConvergeStep[] {
  if (!givesUpEarly(view)) return [];
  return view.members.map(({ host }) => ({
    id: `connect-patience-${host}`,
    title: () => text().plan.steps.connectPatience,
    hosts: [host],
    when: 'before-units',
    look: {
      script: '[ "$(cat /proc/sys/net/ipv4/tcp_syn_retries)" = "$wanted" ]',
      params: { wanted: String(view.timers.connectRetries) },
    },
    act: { script: 'sysctl -q -p "$file"', params: { file: patienceFile } },
    timeoutMs: 10_000,
  }));
}
