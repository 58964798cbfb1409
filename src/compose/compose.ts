import type { Cloud } from '../cloud/cloud.ts';
import { platforms } from '../platforms/index.ts';
import { keysIn } from '../secrets/keys.ts';
import type { SecretSpec } from '../secrets/secret.ts';
import type { Contribution } from '../services/contribution.ts';
import { services } from '../services/index.ts';
import type { ConvergeStep, FileSpec, Service, UnitSpec, View } from '../services/service.ts';
import { timers } from '../timing/timers.ts';
import { digest } from '../util/digest.ts';
import { QuorateError } from '../util/errors.ts';
import { membersOf, serviceNetwork } from './members.ts';
import { tlsSecrets } from './tls-secrets.ts';

/** Who carries what: all that it takes to look at a cloud. No secret is in it. */
export interface Arrangement {
  readonly cloud: Cloud;
  readonly groups: readonly Group[];
}

/** A service with at least one member; groups are in the order in which needs come first. */
export interface Group {
  readonly service: Service;
  readonly view: View;
}

/** What every host is to look like, and what must happen besides. A pure function of the cloud and its secrets. */
export interface Composition extends Arrangement {
  /** Digest of everything rendered. */
  readonly revision: string;
  readonly groups: readonly ComposedGroup[];
  readonly hosts: readonly HostState[];
  /** Values of the secrets that were asked for: what no text may show. */
  readonly secrets: readonly string[];
}

export interface ComposedGroup extends Group {
  readonly converge: readonly ConvergeStep[];
}

export interface HostState {
  readonly name: string;
  readonly packages: readonly string[];
  readonly files: readonly (FileSpec & { readonly service: string })[];
  readonly units: readonly (UnitSpec & { readonly service: string })[];
}

/** Value of a secret by name. Throws SECRET_MISSING for one that nobody gave. */
export type Secrets = (name: string) => string;

/** Arranges the whole cloud: views with each other's contributions, nothing rendered. */
export function arrange(cloud: Cloud): Arrangement {
  const groups = inOrder(gather(cloud, noSecret)).map(([service, view]) => ({ service, view }));
  return { cloud, groups };
}

function noSecret(name: string): never {
  throw new QuorateError({ code: 'INTERNAL', what: `a look asked for the secret ${name}` });
}

/** Composes the whole cloud: views, contributions, then each host's files and units. */
export function compose(cloud: Cloud, secrets: Secrets): Composition {
  const used = new Set<string>();
  const views = gather(cloud, (name) => {
    const value = secrets(name);
    // Keys travel together, and each has a file of its own.
    for (const part of [value, ...keysIn(value).map(({ key }) => key)]) used.add(part);
    return value;
  });
  const groups = inOrder(views).map(
    ([service, view]): ComposedGroup => ({ service, view, converge: service.converge?.(view) ?? [] }),
  );
  const hosts = cloud.hosts.map((host) => hostState(host.name, groups));
  const revision = digest(JSON.stringify([hosts, groups.map((group) => group.converge)])).slice(0, 12);
  return { cloud, revision, groups, hosts, secrets: [...used] };
}

/** The secrets that a cloud needs, before any has a value. */
export function secretSpecs(cloud: Cloud): SecretSpec[] {
  const gathered = gather(cloud, () => '');
  const carrying = new Set(gathered.flatMap(([, view]) => view.members.map(({ host }) => host)));
  return [...gathered.flatMap(([service, view]) => service.secrets?.(view) ?? []), ...tlsSecrets(cloud, carrying)];
}

type Gathered = readonly (readonly [Service, View])[];

/** Each service's view. Contributions are gathered first, so that every service sees those of all others: the circle is broken here. */
export function gather(cloud: Cloud, secret: Secrets): Gathered {
  const network = serviceNetwork(cloud);
  const bare = services
    .filter(({ chosen }) => chosen?.(cloud) ?? true)
    .map((service) => [service, membersOf(cloud, service.role, network)] as const)
    .filter(([, members]) => members.length > 0)
    .map(([service, members]): [Service, View] => [
      service,
      {
        cloud,
        platform: platforms[cloud.platform],
        timers,
        settings: service.settings.parse(cloud.services[service.id] ?? {}),
        members,
        network,
        addresses: cloud.addresses,
        contributions: [],
        secret: () => '',
      },
    ]);
  const contributions: Contribution[] = bare.flatMap(([service, view]) => service.contributes?.(view) ?? []);
  return bare.map(([service, view]) => [service, { ...view, contributions, secret }]);
}

function inOrder(gathered: Gathered): Gathered {
  const placed = new Set<string>();
  const byId = new Map(gathered.map((entry) => [entry[0].id, entry]));
  const ordered: (readonly [Service, View])[] = [];
  const place = (id: string): void => {
    const entry = byId.get(id);
    if (!entry || placed.has(id)) return;
    placed.add(id);
    entry[0].needs.forEach(place);
    ordered.push(entry);
  };
  for (const [service] of gathered) place(service.id);
  return ordered;
}

function hostState(name: string, groups: readonly ComposedGroup[]): HostState {
  const here = groups.flatMap(({ service, view }) => {
    const member = view.members.find((one) => one.host === name);
    return member ? [{ service, view, member }] : [];
  });
  return {
    name,
    packages: [
      ...new Set(
        here.flatMap(({ service, view }) => [
          ...(view.platform.packages[service.id] ?? []),
          ...(service.packages?.(view) ?? []),
        ]),
      ),
    ],
    files: here.flatMap(({ service, view, member }) =>
      (service.files?.(view, member) ?? []).map((file) => ({ ...file, service: service.id })),
    ),
    units: here.flatMap(({ service, view, member }) =>
      (service.units?.(view, member) ?? []).map((unit) => ({ ...unit, service: service.id })),
    ),
  };
}
