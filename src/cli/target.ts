import type { Cloud } from '../cloud/cloud.ts';
import type { Composition } from '../compose/compose.ts';
import type { Lab } from '../lab/lab.ts';
import type { KnownHost } from '../plan/manifest.ts';
import type { SecretsPlace, SecretsWorld } from '../secrets/store.ts';
import type { Transport } from '../transport/remote.ts';
import type { Context } from './context.ts';

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
  /** Where is kept what outlives a command. */
  readonly directory: string;
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

/** What secrets and notes need of the context of a command. */
export type TargetContext = Pick<Context, 'clock' | 'report'>;

/** Opens what the options name. The caller closes `transport`. Throws the file's problems, LAB_NOT_FOUND, or what is wrong with the secrets. */
export async function openTarget(options: TargetOptions, context: TargetContext): Promise<Target> {
  const { compose } = await import('../compose/compose.ts');
  const { openSecrets } = await import('../secrets/store.ts');
  const { openSsh } = await import('../transport/openssh.ts');
  const { retrying } = await import('../transport/retry.ts');
  const { knownHosts } = await import('../engine/observe.ts');
  const { cloud, lab, place } = await readSecretsPlace(options);
  const addresses = new Map(knownHosts(cloud).map((host) => [host.name, host]));
  // A lab's own configuration names all of its hosts.
  const ssh = openSsh(lab ? { configFile: lab.sshConfig } : { addresses });
  const transport = retrying(knocking(ssh, cloud), context.clock);
  try {
    const composition = compose(cloud, await openSecrets(place, secretsWorld(context)));
    return {
      cloud,
      composition,
      transport,
      ...(lab ? { lab } : {}),
      directory: place.directory,
      journals: `${place.directory}/applies`,
      learn: (hosts) => {
        for (const host of hosts) addresses.set(host.name, host);
      },
    };
  } catch (error) {
    await transport.close();
    throw error;
  }
}

/** Hosts that are logged in to at once before anything is asked: as many as a transport does at a time. */
const early = 10;

/**
 * Logs in while the rest is made ready: that takes longer than all that comes before the first question. Who cannot be reached is told when
 * it is asked. What is still logging in when the transport is closed is closed after it.
 */
function knocking(transport: Transport, { hosts }: Cloud): Transport {
  const knocks = hosts.slice(0, early).map(({ name }) => transport.connect(name).catch(() => {}));
  return {
    ...transport,
    close: async () => {
      await Promise.all(knocks);
      await transport.close();
    },
  };
}

/** The cloud, real or rehearsed, and where its secrets lie. Throws the file's problems, or LAB_NOT_FOUND. */
export async function readSecretsPlace(
  options: TargetOptions,
): Promise<{ readonly cloud: Cloud; readonly lab?: Lab; readonly place: SecretsPlace }> {
  const { secretSpecs } = await import('../compose/compose.ts');
  const declared = await readTarget(options);
  if (options.lab === undefined) {
    const { cloudDirectory } = await import('../util/state.ts');
    const directory = cloudDirectory(declared.name);
    return { cloud: declared, place: { cloud: declared.name, directory, specs: secretSpecs(declared), given: {} } };
  }
  const { openLab } = await import('../lab/open.ts');
  const { bmcCredentials } = await import('../lab/credentials.ts');
  const cloud = rehearsed(declared);
  const lab = await openLab(options.lab === true ? cloud.name : options.lab);
  const switches = await bmcCredentials(lab.name);
  const given = Object.fromEntries(Object.entries(switches).map(([host, { password }]) => [`fence/${host}`, password]));
  return { cloud, lab, place: { cloud: cloud.name, directory: lab.dir, specs: secretSpecs(cloud), given } };
}

/** The time, and a voice for what the operator must know. */
export function secretsWorld({ clock, report }: TargetContext): SecretsWorld {
  return { clock, note: (words) => report({ type: 'note', at: clock.now(), level: 'info', text: words }) };
}

/** The part of the cloud that a lab rehearses. */
function rehearsed(cloud: Cloud): Cloud {
  const hosts = cloud.hosts.filter(({ name }) => cloud.lab.hosts.includes(name));
  return { ...cloud, hosts, rehearsal: true };
}
