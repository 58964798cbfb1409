import type { Cloud } from '../cloud/cloud.ts';
import type { Composition } from '../compose/compose.ts';
import type { Lab } from '../lab/lab.ts';
import type { KnownHost } from '../plan/manifest.ts';
import type { Transport } from '../transport/remote.ts';

export interface TargetOptions {
  readonly file: string;
  /** Rehearse: the lab of this name, or with `true` the one named like the cloud. */
  readonly lab?: string | true;
}

/** What a command works on: a cloud, composed, and the way to its hosts, real or rehearsed. */
export interface Target {
  readonly cloud: Cloud;
  readonly composition: Composition;
  readonly transport: Transport;
  readonly lab?: Lab;
  /** Where its journals are kept. */
  readonly journals: string;
  /** Makes hosts reachable that the cloud no longer declares. */
  readonly learn: (hosts: readonly KnownHost[]) => void;
}

/** Reads the file only: what `lab up` needs before there is anything to connect to. */
export async function readTarget({ file }: TargetOptions): Promise<Cloud> {
  const { loadCloud } = await import('../cloud/load.ts');
  const { services } = await import('../services/index.ts');
  return loadCloud(file, Object.fromEntries(services.map(({ id, settings }) => [id, settings])));
}

/** Opens what the options name. The caller closes `transport`. Throws the file's problems, or LAB_NOT_FOUND. */
export async function openTarget(options: TargetOptions): Promise<Target> {
  const declared = await readTarget(options);
  const { compose, secretSpecs } = await import('../compose/compose.ts');
  const { openSecrets } = await import('../secrets/store.ts');
  const { openSsh } = await import('../transport/openssh.ts');
  if (options.lab === undefined) {
    const { cloudDirectory } = await import('../util/state.ts');
    const { knownHosts } = await import('../engine/observe.ts');
    const directory = cloudDirectory(declared.name);
    const secrets = await openSecrets(`${directory}/secrets.json`, secretSpecs(declared), {});
    const addresses = new Map(knownHosts(declared).map((host) => [host.name, host]));
    return {
      cloud: declared,
      composition: compose(declared, secrets),
      transport: openSsh({ addresses }),
      journals: `${directory}/applies`,
      learn: (hosts) => {
        for (const host of hosts) addresses.set(host.name, host);
      },
    };
  }
  const { openLab } = await import('../lab/open.ts');
  const { bmcCredentials } = await import('../lab/credentials.ts');
  const cloud = rehearsed(declared);
  const lab = await openLab(options.lab === true ? cloud.name : options.lab);
  const switches = await bmcCredentials(lab.name);
  const given = Object.fromEntries(Object.entries(switches).map(([host, { password }]) => [`fence/${host}`, password]));
  const secrets = await openSecrets(`${lab.dir}/secrets.json`, secretSpecs(cloud), given);
  return {
    cloud,
    composition: compose(cloud, secrets),
    transport: openSsh({ configFile: lab.sshConfig }),
    lab,
    journals: `${lab.dir}/applies`,
    // The lab's own configuration names all of its hosts.
    learn: () => {},
  };
}

/** The part of the cloud that a lab rehearses. */
function rehearsed(cloud: Cloud): Cloud {
  const hosts = cloud.hosts.filter(({ name }) => cloud.lab.hosts.includes(name));
  return { ...cloud, hosts, rehearsal: true };
}
