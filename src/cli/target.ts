import type { Cloud } from '../cloud/cloud.ts';
import type { PlacedCloud } from '../cloud/read.ts';
import type { Arrangement, Composition } from '../compose/compose.ts';
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

/** What a command looks at: a cloud, and the way to its hosts, real or rehearsed. */
export interface Sight {
  readonly cloud: Cloud;
  readonly arrangement: Arrangement;
  readonly transport: Transport;
  readonly lab?: Lab;
  /** Where is kept what outlives a command. */
  readonly directory: string;
}

/** What a command works on: all that its hosts are to be, which takes the secrets. */
export interface Target extends Sight {
  readonly composition: Composition;
  /** Where its journals are kept. */
  readonly journals: string;
  /** Makes hosts reachable that the cloud no longer declares. */
  readonly learn: (hosts: readonly KnownHost[]) => void;
}

/** Reads the file only: what `lab up` needs before there is anything to connect to. */
export async function readTarget({ file }: TargetOptions): Promise<Cloud> {
  return (await readPlaced(file)).cloud;
}

/** The same, with the places of what is declared. */
export async function readPlaced(file: string): Promise<PlacedCloud> {
  const { loadCloud } = await import('../cloud/load.ts');
  const { services } = await import('../services/index.ts');
  return loadCloud(file, Object.fromEntries(services.map(({ id, settings }) => [id, settings])));
}

/** What secrets and notes need of the context of a command. */
export type TargetContext = Pick<Context, 'clock' | 'report'>;

/** Opens what the options name, to look only: secrets are left alone. The caller closes `transport`. Throws the file's problems, or LAB_NOT_FOUND. */
export async function openSight(options: TargetOptions, context: TargetContext): Promise<Sight> {
  const { cloud, lab, directory } = await readPlace(options);
  const { transport } = await openTransport(cloud, lab, context, `${directory}/connections`);
  try {
    const { arrangeToLook } = await import('../compose/compose.ts');
    return { cloud, arrangement: arrangeToLook(cloud), transport, ...(lab ? { lab } : {}), directory };
  } catch (error) {
    await transport.close();
    throw error;
  }
}

/** Opens what the options name. The caller closes `transport`. Throws the file's problems, LAB_NOT_FOUND, or what is wrong with the secrets. */
export async function openTarget(options: TargetOptions, context: TargetContext): Promise<Target> {
  const found = await readPlace(options);
  const { cloud, lab } = found;
  const { transport, addresses, hidden } = await openTransport(cloud, lab, context);
  try {
    // Loaded while hosts are logged in to.
    const { compose } = await import('../compose/compose.ts');
    const { openSecrets } = await import('../secrets/store.ts');
    const place = await secretsPlace(found);
    const composition = compose(cloud, await openSecrets(place, secretsWorld(context)));
    hidden.push(...composition.secrets);
    return {
      cloud,
      arrangement: composition,
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

async function openTransport(cloud: Cloud, lab: Lab | undefined, { clock }: TargetContext, keep?: string) {
  const { openSsh } = await import('../transport/openssh.ts');
  const { recorded, replayed } = await import('./recorded.ts');
  const { retrying } = await import('../transport/retry.ts');
  const { knownHosts } = await import('../engine/observe.ts');
  const addresses = new Map(knownHosts(cloud).map((host) => [host.name, host]));
  // A lab's own configuration names all of its hosts.
  const ssh = (await replayed()) ?? openSsh(lab ? { configFile: lab.sshConfig } : { addresses }, keep);
  /** Secrets, once they are known. */
  const hidden: string[] = [];
  return { transport: await recorded(retrying(knocking(ssh, cloud), clock), clock, hidden), addresses, hidden };
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

interface Place {
  readonly cloud: Cloud;
  readonly lab?: Lab;
  readonly directory: string;
}

/** The cloud, real or rehearsed, and where is kept what outlives a command. */
export async function readPlace(options: TargetOptions): Promise<Place> {
  const declared = await readTarget(options);
  if (options.lab === undefined) {
    const { cloudDirectory } = await import('../util/state.ts');
    return { cloud: declared, directory: cloudDirectory(declared.name) };
  }
  const { openLab } = await import('../lab/open.ts');
  const cloud = rehearsed(declared);
  const lab = await openLab(options.lab === true ? cloud.name : options.lab);
  return { cloud, lab, directory: lab.dir };
}

/** The same, and where its secrets lie. Throws the file's problems, or LAB_NOT_FOUND. */
export async function readSecretsPlace(options: TargetOptions): Promise<Place & { readonly place: SecretsPlace }> {
  const found = await readPlace(options);
  return { ...found, place: await secretsPlace(found) };
}

async function secretsPlace({ cloud, lab, directory }: Place): Promise<SecretsPlace> {
  const { secretSpecs } = await import('../compose/compose.ts');
  const given = lab ? await switchPasswords(lab) : {};
  return { cloud: cloud.name, directory, specs: secretSpecs(cloud), given };
}

async function switchPasswords({ name }: Lab): Promise<Record<string, string>> {
  const { readCredentials } = await import('../lab/credentials.ts');
  const named = async (kind: 'bmc' | 'pdu', secret: (of: string) => string) =>
    Object.entries(await readCredentials(name, kind)).map(([of, { password }]) => [secret(of), password]);
  return Object.fromEntries([
    ...(await named('bmc', (host) => `fence/${host}`)),
    ...(await named('pdu', (pdu) => `pdu/${pdu}`)),
  ]);
}

/** The time, and a voice for what the operator must know. */
export function secretsWorld({ clock, report }: TargetContext): SecretsWorld {
  return { clock, note: (words) => report({ type: 'note', at: clock.now(), level: 'info', text: words }) };
}

/** The part of the cloud that a lab rehearses. */
export function rehearsed(cloud: Cloud): Cloud {
  const hosts = cloud.hosts.filter(({ name }) => cloud.lab.hosts.includes(name));
  return { ...cloud, hosts, rehearsal: true };
}
