import { decidesTogether } from '../../compose/quorum.ts';
import { text } from '../../locale/text.ts';
import { contributionsOf } from '../../services/contribution.ts';
import type { Finding } from '../finding.ts';
import type { Design } from '../rule.ts';

/** Two, or an even number of members that decide together. Two of which one is fenced go on, and are not told. */
export function evenMembers({ groups }: Design): Finding[] {
  const words = text().analysis;
  const bySize = new Map<number, string[]>();
  for (const group of groups) {
    const count = group.view.members.length;
    if (!decidesTogether(group) || count % 2 === 1 || (count === 2 && group.service.pairs === 'fenced')) continue;
    bySize.set(count, [...(bySize.get(count) ?? []), group.service.id]);
  }
  return [...bySize].map(([count, services]): Finding => {
    const names = services.join(', ');
    return count === 2
      ? { code: 'QUORUM_OF_TWO', severity: 'warning', what: words.ofTwo(names), at: ['hosts'] }
      : { code: 'QUORUM_EVEN', severity: 'advice', what: words.even(names, count, count - 1), at: ['hosts'] };
  });
}

/** A host that is to break ties, where nobody asks it. */
export function idleArbiters({ cloud, groups }: Design): Finding[] {
  const asked = groups.some(({ service }) => service.role === 'arbiter');
  return cloud.hosts
    .filter(({ roles }) => !asked && roles.includes('arbiter') && !roles.includes('controller'))
    .map(({ name }) => ({
      code: 'ARBITER_IDLE',
      severity: 'warning',
      what: text().analysis.arbiter(name),
      at: ['hosts', name, 'roles'],
    }));
}

/** A membership that fences hosts by what it hears over one network. */
export function oneLink({ groups }: Design): Finding[] {
  return groups.flatMap(({ service, view }): Finding[] => {
    if (service.pairs !== 'fenced' || view.members.length < 2) return [];
    const ports = contributionsOf(view.contributions, 'open-port').filter((port) => port.service === service.id);
    const networks = [...new Set(ports.flatMap(({ network }) => network ?? []))];
    if (networks.length !== 1) return [];
    const what = text().analysis.oneLink(service.id, networks[0]!);
    return [{ code: 'CLUSTER_ONE_LINK', severity: 'warning', what, at: ['networks', networks[0]!] }];
  });
}
