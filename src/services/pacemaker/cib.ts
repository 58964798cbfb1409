import { writeXml, type XmlElement } from '../../formats/xml.ts';
import { type ClusterResource, contributionsOf } from '../contribution.ts';
import type { View } from '../service.ts';
import { type FenceDevice, fenceDevices, levelsOf, resourcesOf } from './fence.ts';

/** The sections of the CIB that Quorate owns, by the name `cibadmin --scope` knows them. */
export const cibScopes = ['crm_config', 'rsc_defaults', 'resources', 'constraints', 'fencing-topology'] as const;
export type CibScope = (typeof cibScopes)[number];

/** Renders each owned section of the CIB as XML. */
export function cibSections(view: View): Record<CibScope, string> {
  const resources = contributionsOf(view.contributions, 'cluster-resource');
  const devices = memberDevices(view);
  return {
    crm_config: writeXml({ crm_config: { cluster_property_set: nvset('quorate', properties(view)) } }),
    rsc_defaults: writeXml({ rsc_defaults: { meta_attributes: nvset('quorate-defaults', defaults) } }),
    resources: writeXml({
      resources: {
        primitive: [
          ...resourcesOf(devices).map((parts) => fenceDevice(parts, devices, view)),
          ...resources.filter(({ everywhere }) => !everywhere).map(primitive),
        ],
        clone: resources
          .filter(({ everywhere }) => everywhere)
          .map((one) => ({ '@id': `${one.id}-everywhere`, primitive: primitive(one) })),
      },
    }),
    constraints: writeXml({
      constraints: constraints(
        devices,
        resources.filter(({ everywhere }) => !everywhere),
        view.members.map(({ host }) => host),
      ),
    }),
    'fencing-topology': writeXml({ 'fencing-topology': topology(devices) }),
  };
}

/** All that can switch the hosts of the group. */
export function memberDevices({ cloud, members }: View): FenceDevice[] {
  return cloud.hosts
    .filter(({ name }) => members.some(({ host }) => host === name))
    .flatMap((host) => fenceDevices(cloud, host));
}

/** A level is given up when one of its devices fails, and the next is tried. */
function topology(devices: readonly FenceDevice[]): XmlElement {
  return {
    'fencing-level': levelsOf(devices).map((together) => {
      const { host, level } = together[0]!;
      return {
        '@id': `fence-${host}_level-${level}`,
        '@target': host,
        '@index': String(level),
        '@devices': together.map(({ resource }) => resource).join(),
      };
    }),
  };
}

function properties({ timers, members }: View): Record<string, string> {
  return {
    'stonith-enabled': 'true',
    'stonith-timeout': seconds(timers.fencing),
    'no-quorum-policy': 'stop',
    'concurrent-fencing': 'true',
    'cluster-recheck-interval': seconds(timers.pacemakerRecheck),
    'dc-deadtime': seconds(timers.pacemakerDcDeadtime),
    'transition-delay': `${timers.pacemakerTransition}ms`,
    'start-failure-is-fatal': 'false',
    // Kept for ever by default, 8 kB at each recheck: the first DC of a new cluster decides once before it has devices, and Pacemaker 3.0
    // takes each of its decisions since for one with errors.
    'pe-error-series-max': '1000',
    // Above 1.6 processes a core Pacemaker does one thing at a time in the whole cluster, and a takeover is when load is that high: addresses
    // came one after the other (0.5 s). What it runs here is light.
    'load-threshold': '1000%',
    // With two hosts both may try to fence each other: the one that runs resources gets a head start.
    ...(members.length === 2 ? { 'priority-fencing-delay': '5s' } : {}),
  };
}

/** An address does not go back by itself, and a resource that failed is tried elsewhere, then forgiven. */
const defaults = { 'resource-stickiness': '100', 'migration-threshold': '3', 'failure-timeout': '60s' };

function fenceDevice(parts: readonly FenceDevice[], all: readonly FenceDevice[], { timers }: View): XmlElement {
  const { resource, agent, parameters, passwordScript } = parts[0]!;
  const hasNext = ({ host, level }: FenceDevice) => all.some((other) => other.host === host && other.level > level);
  const plugs = parts.flatMap(({ host, plug }) => (plug === undefined ? [] : [`${host}:${plug}`]));
  return {
    '@id': resource,
    '@class': 'stonith',
    '@type': agent,
    instance_attributes: nvset(`${resource}-parameters`, {
      ...parameters,
      // A password in the CIB would show in every crm_report; the agent reads it from a file only root can run.
      password_script: passwordScript,
      ...(plugs.length > 0 ? { pcmk_host_map: plugs.join(';') } : { pcmk_host_list: parts[0]!.host }),
      // Pacemaker would ask a dead power switch twice before it tries the next level.
      ...(parts.every(hasNext) ? { pcmk_off_retries: '1', pcmk_reboot_retries: '1' } : {}),
    }),
    operations: { op: monitor(resource, 60_000, timers.fencing) },
  };
}

function primitive({ id, agent, parameters, monitor: look }: ClusterResource): XmlElement {
  const [standard, provider, type] = agent.split(':');
  return {
    '@id': id,
    '@class': standard!,
    '@provider': provider!,
    '@type': type!,
    instance_attributes: nvset(`${id}-parameters`, parameters),
    operations: { op: monitor(id, look.interval, look.timeout) },
  };
}

function constraints(
  devices: readonly FenceDevice[],
  resources: readonly ClusterResource[],
  members: readonly string[],
): XmlElement {
  const fencing = resourcesOf(devices).map((parts) => ({
    id: parts[0]!.resource,
    never: members.filter((member) => parts.every(({ host }) => host === member)),
  }));
  return {
    rsc_location: [
      // What switches one host only does not run there.
      ...fencing.flatMap(({ id, never }) => never.map((host) => location(`${id}-elsewhere`, id, host, '-INFINITY'))),
      // Devices rather run on the first hosts, addresses on the last: else the death of a holder also moves the devices that ran
      // on it, and their agents start just when the one that fences needs the processor.
      ...fencing.flatMap(({ id, never }) =>
        preferences(
          id,
          members.filter((member) => !never.includes(member)),
        ),
      ),
      ...resources.flatMap(({ id, prefers = [] }) => preferences(id, prefers)),
      ...resources.flatMap(({ id, needs }) => (needs === undefined ? [] : [onlyWhere(id, needs)])),
    ],
    ...(devices.length > 0 && resources.length > 0
      ? {
          rsc_order: servicesFirst(
            resources.map(({ id }) => id),
            fencing.map(({ id }) => id),
          ),
        }
      : {}),
    rsc_colocation: resources.flatMap(({ id, with: other }) =>
      other === undefined
        ? fencing.map((device) => apart(device.id, id))
        : [{ '@id': `${id}-with-${other}`, '@rsc': id, '@with-rsc': other, '@score': 'INFINITY' }],
    ),
  };
}

/**
 * Devices keep away from the holder, or its death would start their agents elsewhere just when users come back. More than the stickiness, so
 * they go when the address has come to them and another host may have them; and where the address goes is none of their business.
 */
function apart(device: string, service: string): XmlElement {
  return {
    '@id': `${device}-apart-from-${service}`,
    '@rsc': device,
    '@with-rsc': service,
    '@score': '-1000',
    '@influence': 'false',
  };
}

/**
 * What users need starts before the devices that died with a host start elsewhere: their agents want the same processor, and took 4.8 s of
 * an interruption. Fencing does not wait for them: a device that is stopped is used all the same.
 */
function servicesFirst(services: readonly string[], devices: readonly string[]): XmlElement {
  const id = 'services-before-fence-devices';
  const together = (name: string, ids: readonly string[]): XmlElement => ({
    '@id': `${id}-${name}`,
    '@sequential': 'false',
    resource_ref: ids.map((one) => ({ '@id': one })),
  });
  return {
    '@id': id,
    '@kind': 'Optional',
    '@symmetrical': 'false',
    resource_set: [together('services', services), together('devices', devices)],
  };
}

/** Scores far below the stickiness: they choose where to start, and never move anything. */
function preferences(resource: string, hosts: readonly string[]): XmlElement[] {
  return hosts.map((host, index) =>
    location(`${resource}-prefers-${host}`, resource, host, String(hosts.length - index)),
  );
}

/** Far more than the stickiness, and not infinite: where no host is better than another, it stays where it is. */
function onlyWhere(resource: string, attribute: string): XmlElement {
  const id = `${resource}-only-where-${attribute}`;
  return {
    '@id': id,
    '@rsc': resource,
    rule: {
      '@id': `${id}-rule`,
      '@score': '-100000',
      '@boolean-op': 'or',
      expression: [
        { '@id': `${id}-unknown`, '@attribute': attribute, '@operation': 'not_defined' },
        { '@id': `${id}-not`, '@attribute': attribute, '@operation': 'ne', '@value': '1' },
      ],
    },
  };
}

function location(id: string, resource: string, host: string, score: string): XmlElement {
  return { '@id': id, '@rsc': resource, '@node': host, '@score': score };
}

function monitor(id: string, interval: number, timeout: number): XmlElement {
  return { '@id': `${id}-monitor`, '@name': 'monitor', '@interval': seconds(interval), '@timeout': seconds(timeout) };
}

function nvset(id: string, values: Readonly<Record<string, string>>): XmlElement {
  return {
    '@id': id,
    nvpair: Object.entries(values).map(([name, value]) => ({ '@id': `${id}-${name}`, '@name': name, '@value': value })),
  };
}

function seconds(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
