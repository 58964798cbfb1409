import type { Cloud, Host } from '../../src/cloud/cloud.ts';

/** What fails, as kind and name: `host ctl1`, `rack r1`, `network bmc`. */
export type Failed = ReadonlySet<string>;

/** Everything that can fail in a cloud whose controllers share what `domains` say, and whose power switches are on the network bmc. */
export function failing({ hosts }: Cloud): string[] {
  const names = hosts.flatMap(({ name, domains }) => [
    `host ${name}`,
    ...Object.entries(domains).flatMap(([kind, some]) => some.map((one) => `${kind} ${one}`)),
  ]);
  return [...new Set([...names, ...(hosts.some(({ fence }) => fence.length > 0) ? ['network bmc'] : [])])];
}

/**
 * The capabilities that work while these have failed, counted host by host: nothing of src/analysis is used. All controllers are members
 * of everything, as in this version they are.
 */
export function capabilitiesWith({ hosts, addresses, architecture }: Cloud, failed: Failed): string[] {
  const some = (kind: string, names: readonly string[]) => names.some((name) => !failed.has(`${kind} ${name}`));
  const mains = ({ domains }: Host) =>
    Object.entries(domains).every(([kind, names]) => kind === 'switch' || some(kind, names));
  const up = (host: Host) =>
    !failed.has(`host ${host.name}`) && mains(host) && some('switch', host.domains.switch ?? ['none']);
  /** A strip on each feed, and all of them are needed. */
  const feeds = ({ domains }: Host) => (domains.power ?? []).every((name) => !failed.has(`power ${name}`));
  const off = (host: Host) =>
    !failed.has('network bmc') && host.fence.some(({ agent }) => (agent === 'pdu' ? feeds(host) : mains(host)));
  const alive = hosts.filter(up);
  const majority = alive.length > hosts.length / 2;
  const carried = alive.some(({ ip }) => addresses.every(({ network }) => ip[network]));
  const cluster = architecture.addresses === 'pacemaker';
  const agreed = majority || (hosts.length === 2 && alive.length === 1);
  const moved = !cluster || hosts.length === 1 || hosts.every((host) => up(host) || off(host));
  const reached = carried && moved && (agreed || !cluster);
  return [...(majority && reached ? ['sign-in', 'database-write'] : []), ...(majority ? ['messaging'] : [])];
}
