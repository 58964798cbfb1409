import { listed } from '../../locale/listed.ts';
import { text } from '../../locale/text.ts';
import type { Finding } from '../finding.ts';
import type { Design } from '../rule.ts';

/** Kinds that every data centre has. Cooling and sites are told by who has several. */
const usual = ['rack', 'power', 'switch'];

/** Kinds of which nothing is said, and hosts of which nothing is said while it is of others. */
export function undeclaredDomains({ cloud, hosts }: Design): Finding[] {
  if (hosts.length < 2) return [];
  const words = text().analysis;
  const declared = cloud.hosts.filter(({ name }) => hosts.includes(name));
  const kinds = new Set([...usual, ...declared.flatMap(({ domains }) => Object.keys(domains))]);
  const lacking = new Map([...kinds].map((kind) => [kind, declared.filter(({ domains }) => !domains[kind])]));
  const unsaid = usual.filter((kind) => lacking.get(kind)!.length === declared.length);
  return [
    ...(unsaid.length > 0
      ? [
          {
            code: 'DOMAINS_UNDECLARED',
            severity: 'advice',
            what: words.undeclared(listed(unsaid.map(words.kind))),
            at: ['hosts'],
          } satisfies Finding,
        ]
      : []),
    ...[...lacking].flatMap(([kind, some]) =>
      some.length === declared.length
        ? []
        : some.map(
            ({ name }): Finding => ({
              code: 'DOMAINS_UNDECLARED',
              severity: 'warning',
              what: words.partly(name, words.kind(kind)),
              at: ['hosts', name],
            }),
          ),
    ),
  ];
}
