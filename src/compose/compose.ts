import type { Cloud } from '../cloud/cloud.ts';
import { keysIn } from '../secrets/keys.ts';
import type { SecretSpec } from '../secrets/secret.ts';
import type { ConvergeStep, FileSpec, Service, UnitSpec, View } from '../services/service.ts';
import { type Timers, timers as usual } from '../timing/timers.ts';
import { digest } from '../util/digest.ts';
import { QuorateError } from '../util/errors.ts';
import { gather, inOrder, type Secrets } from './gather.ts';
import { timersFor } from './timers.ts';
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

/** Arranges the whole cloud: views with each other's contributions, nothing rendered. */
export function arrange(cloud: Cloud): Arrangement {
  return arrangeWith(cloud, timersFor(cloud));
}

/** The same for a look, which depends on no timer: to find those that keep the objectives takes longer than all else that is arranged. */
export function arrangeToLook(cloud: Cloud): Arrangement {
  return arrangeWith(cloud, usual);
}

/** The same with these timers, whatever the objectives ask for. */
export function arrangeWith(cloud: Cloud, timers: Timers): Arrangement {
  const groups = inOrder(gather(cloud, noSecret, timers)).map(([service, view]) => ({ service, view }));
  return { cloud, groups };
}

function noSecret(name: string): never {
  throw new QuorateError({ code: 'INTERNAL', what: `a look asked for the secret ${name}` });
}

/** Composes the whole cloud: views, contributions, then each host's files and units. */
export function compose(cloud: Cloud, secrets: Secrets): Composition {
  const used = new Set<string>();
  const views = gather(
    cloud,
    (name) => {
      const value = secrets(name);
      // Keys travel together, and each has a file of its own.
      for (const part of [value, ...keysIn(value).map(({ key }) => key)]) used.add(part);
      return value;
    },
    timersFor(cloud),
  );
  const groups = inOrder(views).map(
    ([service, view]): ComposedGroup => ({ service, view, converge: service.converge?.(view) ?? [] }),
  );
  const hosts = cloud.hosts.map((host) => hostState(host.name, groups));
  const revision = digest(JSON.stringify([hosts, groups.map((group) => group.converge)])).slice(0, 12);
  return { cloud, revision, groups, hosts, secrets: [...used] };
}

/** The secrets that a cloud needs, before any has a value. */
export function secretSpecs(cloud: Cloud): SecretSpec[] {
  const gathered = gather(cloud, () => '', timersFor(cloud));
  const carrying = new Set(gathered.flatMap(([, view]) => view.members.map(({ host }) => host)));
  return [...gathered.flatMap(([service, view]) => service.secrets?.(view) ?? []), ...tlsSecrets(cloud, carrying)];
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
