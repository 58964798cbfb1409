import { text } from '../../locale/text.ts';
import type { ConvergeStep, View } from '../service.ts';
import { apiFunction, nodesPath } from './api.ts';

/** A member that left counts as one that is missing, for queues too, until it is forgotten. */
export function rabbitmqLeave({ members }: View, host: string): ConvergeStep[] {
  return [
    {
      id: `rabbitmq-forget-${host}`,
      title: () => text().plan.steps.brokerForget(host),
      hosts: [members[0]!.host],
      when: 'after-units',
      look: {
        script: `${apiFunction}nodes=$(api '${nodesPath}') || exit 1
case $nodes in *"\\"rabbit@$host\\""*) exit 1 ;; esac`,
        params: { host },
      },
      act: { script: 'rabbitmqctl -q forget_cluster_node "rabbit@$host"', params: { host } },
      timeoutMs: 120_000,
    },
  ];
}
