import { text } from '../../locale/text.ts';
import type { ConvergeStep, View } from '../service.ts';

/** A host that left stays in the cluster's list, as one that is missing, until it is forgotten. */
export function pacemakerLeave({ members }: View, host: string): ConvergeStep[] {
  return [
    {
      id: `pacemaker-forget-${host}`,
      title: () => text().plan.steps.clusterForget(host),
      hosts: [members[0]!.host],
      when: 'after-units',
      look: { script: '! crm_node -l 2>/dev/null | grep -qw -- "$host"', params: { host } },
      act: { script: 'crm_node --force -R "$host"', params: { host } },
      timeoutMs: 30_000,
    },
  ];
}
