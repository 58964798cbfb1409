import type { HostSize } from '../../cloud/cloud.ts';
import { leastSize } from '../../cloud/minimum.ts';
import { text } from '../../locale/text.ts';
import { contributionsOf } from '../../services/contribution.ts';
import { assumptionsFor } from '../../timing/assumptions.ts';
import type { Finding } from '../finding.ts';
import type { Design } from '../rule.ts';

/** What services may take at once against what there is of it. */
export function shortSupplies({ groups }: Design): Finding[] {
  const contributions = groups[0]?.view.contributions ?? [];
  const demands = contributionsOf(contributions, 'demand');
  return contributionsOf(contributions, 'supply').flatMap(({ of, service, amount, setting }): Finding[] => {
    const demand = demands.filter((one) => one.of === of).reduce((sum, one) => sum + one.amount, 0);
    if (demand <= amount) return [];
    const what = text().analysis.connections(demand, amount, service);
    return [{ code: 'CONNECTIONS_SHORT', severity: 'error', what, at: ['services', service, setting] }];
  });
}

/** Members that miss more while their host boots than the others keep for them. */
export function shortAbsences({ cloud, groups }: Design): Finding[] {
  const { post, boot } = assumptionsFor(cloud);
  const away = post.worst + boot.worst;
  return contributionsOf(groups[0]?.view.contributions ?? [], 'supply')
    .filter(({ of, amount }) => of === 'absence' && amount < away)
    .map(({ service, amount, setting }) => ({
      code: 'RETURN_COSTS_COPY',
      severity: 'warning',
      what: text().analysis.absence(service, amount / 1000, away / 1000),
      at: ['services', service, setting],
    }));
}

/** Hosts that are declared smaller than the high availability guide asks for. What is not declared, preflight measures. */
export function smallHosts({ cloud }: Design): Finding[] {
  const words = text().analysis.size;
  return cloud.hosts.flatMap(({ name, roles, size = {} }): Finding[] => {
    const least = leastSize(roles);
    if (!least) return [];
    const short = (Object.keys(least) as (keyof HostSize)[])
      .filter((of) => (size[of] ?? least[of]) < least[of])
      .map((of) => words.short(words[of](size[of]!), words[of](least[of])));
    if (short.length === 0) return [];
    return [
      { code: 'HOST_UNDERSIZED', severity: 'warning', what: words.small(name, short), at: ['hosts', name, 'size'] },
    ];
  });
}

/** What is left of the compute hosts when the largest of their failure domains is lost; where they are all in one, there is nothing to spread. */
export function computeHeadroom({ cloud }: Design): Finding[] {
  const computes = cloud.hosts.filter(({ roles }) => roles.includes('compute'));
  const counts = new Map<string, Map<string, { readonly first: string; count: number }>>();
  for (const { name, domains } of computes)
    for (const [kind, [domain, ...others]] of Object.entries(domains)) {
      // With two feeds a host bears the loss of one.
      if (domain === undefined || others.length > 0) continue;
      const ofKind = counts.get(kind) ?? new Map<string, { readonly first: string; count: number }>();
      counts.set(kind, ofKind);
      const entry = ofKind.get(domain) ?? { first: name, count: 0 };
      entry.count += 1;
      ofKind.set(domain, entry);
    }
  const [worst] = [...counts]
    .filter(([, ofKind]) => ofKind.size > 1)
    .flatMap(([kind, ofKind]) => [...ofKind].map(([domain, { first, count }]) => ({ kind, domain, first, count })))
    .sort((one, other) => other.count - one.count);
  if (!worst || worst.count * 2 < computes.length) return [];
  const words = text().analysis;
  const failure = words.failure(worst.kind, worst.domain);
  const what = words.computes(failure, computes.length - worst.count, computes.length);
  return [{ code: 'COMPUTE_DOMAIN_LARGE', severity: 'advice', what, at: ['hosts', worst.first] }];
}
