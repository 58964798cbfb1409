import type { FenceLevel } from '../cloud/cloud.ts';
import { controllers } from '../cloud/controllers.ts';
import type { Composition } from '../compose/compose.ts';
import { look } from '../health/look.ts';
import { listed } from '../locale/listed.ts';
import { text } from '../locale/text.ts';
import { type FenceDevice, levelsOf } from '../services/pacemaker/fence.ts';
import type { Transport } from '../transport/remote.ts';
import type { Clock } from '../util/clock.ts';
import { QuorateError } from '../util/errors.ts';
import type { Report } from '../util/events.ts';
import { error, type Finding } from './finding.ts';
import { askers, switchScript } from './power-switch.ts';

/** A host that was switched off and came back, with milliseconds from the order until it answered again. */
export interface FencingProof {
  readonly host: string;
  readonly level: FenceLevel['agent'];
  readonly by: string;
  readonly ms: number;
}

export interface FencingWorld {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly report: Report;
  readonly signal: AbortSignal;
}

/** A server's self-test alone takes minutes. */
const bootLimit = 15 * 60_000;
const returnLimit = 5 * 60_000;

/**
 * Switches the controllers off and on, one at a time, each by each of its levels, through another one's fence agent (through the cluster
 * where there is one), and proves it by another boot. Goes on only once the host is back and the cluster whole; stops at the first that fails.
 * Throws QUORUM_AT_RISK before a host is touched that the rest could not do without.
 */
export async function testFencing(
  composition: Composition,
  world: FencingWorld,
): Promise<{ proofs: FencingProof[]; findings: Finding[] }> {
  const { cloud, groups } = composition;
  const secret = groups.find(({ service }) => service.id === 'pacemaker')!.view.secret;
  const orders = askers(cloud, controllers(cloud)).flatMap(({ by, devices }) =>
    levelsOf(devices).map((together) => ({ by, together, of: together[0]!.host, level: together[0]!.kind })),
  );
  const proofs: FencingProof[] = [];
  for (const { by, of, level, together } of orders) {
    world.signal.throwIfAborted();
    const clustered = await hasCluster(by, world);
    if (clustered) await keepQuorum(of, composition, world);
    const began = world.clock.now();
    const step = { step: `fence/${of}/${level}`, host: of, title: text().preflight.fencing.step(of, level, by) };
    world.report({ type: 'step-started', at: began, ...step });
    const failure = await proveOne(by, together, secret, world);
    const ms = world.clock.now() - began;
    const whole =
      failure !== undefined ||
      !clustered ||
      (await until(returnLimit, world, async () => (await illnesses(composition, world)).length === 0));
    world.report({ type: 'step-ended', at: began + ms, ...step, outcome: failure ? 'failed' : 'done', ms });
    if (failure) return { proofs, findings: [error('FENCING_FAILED', failure, of)] };
    proofs.push({ host: of, level, by, ms });
    if (!whole)
      return {
        proofs,
        findings: [error('FENCING_FAILED', text().preflight.fencing.notWhole(of), of)],
      };
  }
  return { proofs, findings: [] };
}

/** What went wrong, if anything did. */
async function proveOne(
  by: string,
  devices: readonly FenceDevice[],
  secret: (name: string) => string,
  world: FencingWorld,
): Promise<string | undefined> {
  const words = text().preflight.fencing;
  const { host, level } = devices[0]!;
  const before = await bootOf(host, world);
  if (!before) return words.noBoot(host);
  const remote = await world.transport.connect(by);
  const { code, stderr } = await remote.execute(switchScript(host, devices, secret, level === 1), {
    timeoutMs: 180_000,
  });
  if (code !== 0) return stderr.trim() || words.order(by, code);
  if (!(await until(bootLimit, world, async () => ![undefined, before].includes(await bootOf(host, world)))))
    return words.notBack(host, bootLimit / 60_000);
  return undefined;
}

/** Throws QUORUM_AT_RISK unless every member of what needs a majority does its work. */
async function keepQuorum(host: string, composition: Composition, world: FencingWorld): Promise<void> {
  const ill = await illnesses(composition, world);
  if (ill.length === 0) return;
  throw new QuorateError({
    code: 'QUORUM_AT_RISK',
    what: text().preflight.fencing.missing(host),
    where: { name: host },
    why: listed(ill),
    remedy: text().preflight.fencing.bringBack,
  });
}

/** What is wrong with hosts and with services that decide by majority. */
async function illnesses(composition: Composition, { transport }: FencingWorld): Promise<string[]> {
  const { conditions } = await look(composition, transport);
  const clustered = new Set(
    composition.groups.filter(({ service }) => service.modes.includes('clustered')).map(({ service }) => service.id),
  );
  return conditions.filter(({ service }) => service === 'host' || clustered.has(service)).map(({ what }) => what);
}

/** Before anything was built there is no quorum to lose. */
async function hasCluster(host: string, { transport }: FencingWorld): Promise<boolean> {
  const remote = await transport.connect(host);
  const script = 'systemctl -q is-active corosync.service';
  return (await remote.execute({ script }, { timeoutMs: 15_000 })).code === 0;
}

/** Its boot id; undefined while it does not answer. */
async function bootOf(host: string, { transport }: FencingWorld): Promise<string | undefined> {
  try {
    const remote = await transport.connect(host);
    const { stdout } = await remote.execute(
      { script: 'cat /proc/sys/kernel/random/boot_id' },
      { timeoutMs: 5000, fresh: true },
    );
    return stdout.trim() || undefined;
  } catch (failed) {
    if (failed instanceof QuorateError) return undefined;
    throw failed;
  }
}

async function until(limitMs: number, { clock, signal }: FencingWorld, done: () => Promise<boolean>): Promise<boolean> {
  const end = clock.now() + limitMs;
  while (!(await done())) {
    if (clock.now() > end) return false;
    await clock.sleep(1000, signal);
  }
  return true;
}
