import { controllers } from '../cloud/controllers.ts';
import type { FaultSpec } from '../timing/fault.ts';
import type { Arrangement } from './compose.ts';

/** The faults that a cloud is to bear: each kind where it hurts most, the loss of each failure domain that takes several controllers, and of all hosts. */
export function everyFault({ cloud, groups }: Arrangement): FaultSpec[] {
  const holder = 'vip-holder';
  const all = controllers(cloud);
  const hurt = groups.flatMap(({ service: { id, faults, timing } }) =>
    faults && timing ? [{ part: id, target: faults.usual }] : [],
  );
  const joined = cloud.networks.filter(({ name }) => all.some(({ ip }) => ip[name])).map(({ name }) => name);
  // A host with two feeds outlives the loss of one. A domain with one of them is no more than the loss of a host.
  const alone = all.flatMap(({ domains }) =>
    Object.entries(domains).flatMap(([kind, names]) => (names.length === 1 ? [`${kind}:${names[0]}`] : [])),
  );
  const domains = new Set(alone.filter((one, index) => alone.indexOf(one) !== index));
  return [
    { fault: 'host-off', target: holder },
    { fault: 'host-off', target: 'any-controller' },
    { fault: 'power-loss', target: holder },
    ...[...domains].map((target): FaultSpec => ({ fault: 'power-loss', target })),
    { fault: 'reboot', target: holder },
    ...hurt.map((one): FaultSpec => ({ fault: 'crash', ...one })),
    ...hurt.map((one): FaultSpec => ({ fault: 'hang', ...one })),
    ...joined.map((part): FaultSpec => ({ fault: 'cut', part, target: holder })),
    ...(all.length > 1 ? [{ fault: 'split', target: holder } as const] : []),
    { fault: 'address-removed', target: holder },
    { fault: 'host-off', target: 'all-hosts' },
  ];
}
