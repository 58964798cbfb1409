import { styleText } from 'node:util';
import type { Composition } from '../../compose/compose.ts';
import type { Condition } from '../../services/condition.ts';
import { databaseWriter, holders, type Look } from '../../health/look.ts';
import { text } from '../../locale/text.ts';

/** One look, as a value. */
export interface Status {
  readonly cloud: string;
  readonly revision: string;
  readonly health: 'HEALTH_OK' | 'HEALTH_WARN' | 'HEALTH_ERR';
  readonly conditions: readonly Condition[];
  readonly hosts: readonly string[];
  /** By service, then host. */
  readonly services: Readonly<Record<string, Readonly<Record<string, MemberState>>>>;
  /** Hosts on which each virtual address is. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
  readonly databaseWriter?: string;
}

type MemberState = 'well' | 'warning' | 'error' | 'unknown';

export function statusOf({ cloud, revision, groups, hosts }: Composition, look: Look): Status {
  const worst = (conditions: readonly Condition[]) => {
    if (conditions.some(({ severity }) => severity === 'error')) return 'error';
    return conditions.length > 0 ? 'warning' : 'well';
  };
  const rollUp = { well: 'HEALTH_OK', warning: 'HEALTH_WARN', error: 'HEALTH_ERR' } as const;
  const writer = databaseWriter(look);
  return {
    cloud: cloud.name,
    revision,
    health: rollUp[worst(look.conditions)],
    conditions: look.conditions,
    hosts: hosts.map(({ name }) => name),
    services: Object.fromEntries(
      groups.map(({ service, view }) => [
        service.id,
        Object.fromEntries(
          view.members.map(({ host }): [string, MemberState] => [
            host,
            look.facts.get(service.id)?.has(host)
              ? worst(look.conditions.filter((one) => one.service === service.id && one.host === host))
              : 'unknown',
          ]),
        ),
      ]),
    ),
    addresses: holders(
      look,
      cloud.addresses.map(({ name }) => name),
    ),
    ...(writer ? { databaseWriter: writer } : {}),
  };
}

export function statusText({
  cloud,
  revision,
  health,
  conditions,
  hosts,
  services,
  addresses,
  databaseWriter: writer,
}: Status): string {
  const words = text().cli.status;
  const name = Math.max(...Object.keys(services).map((one) => one.length)) + 2;
  const width = Math.max(...hosts.map((host) => host.length)) + 2;
  const rows = Object.entries(services).map(([service, members]) =>
    `  ${service.padEnd(name)}${hosts.map((host) => (members[host] ? signs[members[host]] : ' ').padEnd(width)).join('')}`.trimEnd(),
  );
  return [
    `${words.cloud} ${cloud}  ${styleText(colours[health], health, { stream: process.stdout })}  ${words.revision} ${revision}`,
    ...conditions.map(({ code, severity, what }) => `  [${severity === 'error' ? 'ERR' : 'WRN'}] ${code}  ${what}`),
    `  ${' '.repeat(name)}${hosts.map((host) => host.padEnd(width)).join('')}`.trimEnd(),
    ...rows,
    ...Object.entries(addresses).map(
      ([address, where]) => `${words.address(address)} ${where.join(', ') || words.nobody}`,
    ),
    ...(writer ? [`${words.writer} ${writer}`] : []),
    ...(conditions.length > 0 ? [words.explain] : []),
  ].join('\n');
}

const signs: Record<MemberState, string> = { well: '●', warning: '◐', error: '○', unknown: '?' };
const colours = { HEALTH_OK: 'green', HEALTH_WARN: 'yellow', HEALTH_ERR: 'red' } as const;
