import type { MemberState, Status } from '../../health/status.ts';

/** Hosts that have a column each. More are counted: a table as wide as a data centre is read by nobody. */
const mostColumns = 12;

/** Services × hosts. */
export function membersTable({ hosts, services }: Status): string[] {
  const name = Math.max(...Object.keys(services).map((one) => one.length)) + 2;
  if (hosts.length > mostColumns)
    return Object.entries(services).map(([service, members]) => `  ${service.padEnd(name)}${counted(members)}`);
  const width = Math.max(...hosts.map((host) => host.length)) + 2;
  return [
    `  ${' '.repeat(name)}${hosts.map((host) => host.padEnd(width)).join('')}`.trimEnd(),
    ...Object.entries(services).map(([service, members]) =>
      `  ${service.padEnd(name)}${hosts.map((host) => (members[host] ? signs[members[host]] : ' ').padEnd(width)).join('')}`.trimEnd(),
    ),
  ];
}

function counted(members: Readonly<Record<string, MemberState>>): string {
  const all = Object.entries(members);
  const ill = all.filter(([, state]) => state !== 'well').map(([host, state]) => `${signs[state]} ${host}`);
  return [`${all.length - ill.length}/${all.length}`, ...ill].join('  ');
}

const signs: Record<MemberState, string> = { well: '●', warning: '◐', error: '○', unknown: '?' };
