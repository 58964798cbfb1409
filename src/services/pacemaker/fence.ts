import type { Cloud, FenceLevel, Host, Pdu } from '../../cloud/cloud.ts';
import { grouped } from '../../util/grouped.ts';

/** One way to switch a host: a stock fence agent, and what it is told. */
export interface FenceDevice {
  readonly id: string;
  /** The resource of the cluster that it is a part of: a power strip is one, whomever it feeds. */
  readonly resource: string;
  readonly host: string;
  /** Tried in order, from 1. Devices of one level switch the host together. */
  readonly level: number;
  /** What the file calls the level. */
  readonly kind: FenceLevel['agent'];
  /** Name of the program. */
  readonly agent: string;
  readonly ip: string;
  readonly port: number;
  /** Outlets that feed the host, where one device switches many. */
  readonly plug?: string;
  /** What the agent needs besides that and the password. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Name of the secret that is its password. */
  readonly secret: string;
  /** Where the program lies that prints the password to the agent. */
  readonly passwordScript: string;
}

/** All ways to switch a host, in the order in which they are tried. Host names have no underscore, so ids are unique. */
export function fenceDevices({ pdus }: Pick<Cloud, 'pdus'>, host: Host): FenceDevice[] {
  return host.fence.flatMap((level, index): FenceDevice[] => {
    const common = { host: host.name, level: index + 1, kind: level.agent };
    if (level.agent === 'redfish') return [{ ...common, ...redfish(host, level.user) }];
    return pdus.flatMap((pdu) => {
      const outlets = host.outlets.filter((outlet) => outlet.pdu === pdu.name).map(({ number }) => number);
      return outlets.length > 0 ? [{ ...common, ...strip(host, pdu, outlets) }] : [];
    });
  });
}

/** Devices by level, in order: those of each host, one level after the other. */
export function levelsOf(devices: readonly FenceDevice[]): FenceDevice[][] {
  return [...grouped(devices, ({ host, level }) => `${host} ${level}`).values()];
}

/** Devices by the resource that they are parts of. */
export function resourcesOf(devices: readonly FenceDevice[]): FenceDevice[][] {
  return [...grouped(devices, ({ resource }) => resource).values()];
}

function redfish({ name, bmc }: Host, user: string) {
  return {
    id: `fence-${name}`,
    resource: `fence-${name}`,
    agent: 'fence_redfish',
    ip: bmc!,
    port: 443,
    parameters: { ip: bmc!, username: user, ssl_insecure: '1', systems_uri: '/redfish/v1/Systems/1' },
    secret: `fence/${name}`,
    passwordScript: `/etc/quorate/fence/${name}`,
  };
}

/** Pacemaker takes the limits of an agent away; this one would wait for ever for a word of a power strip that is dead. */
function strip({ name }: Host, { name: pdu, agent, ip, user }: Pdu, outlets: readonly number[]) {
  return {
    id: `fence-${name}_${pdu}`,
    resource: `strip-${pdu}`,
    agent: `fence_${agent}`,
    ip,
    port: 1234,
    plug: outlets.join(),
    parameters: { ip, username: user, disable_timeout: '0', shell_timeout: '5' },
    secret: `pdu/${pdu}`,
    passwordScript: `/etc/quorate/pdu/${pdu}`,
  };
}
