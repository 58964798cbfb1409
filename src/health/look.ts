import type { Host } from '../cloud/cloud.ts';
import type { Arrangement, Group } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import { readManifest, revisionLook } from '../plan/manifest.ts';
import type { Condition, Facts } from '../services/condition.ts';
import type { Transport } from '../transport/remote.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import type { Script } from '../util/script.ts';
import { sections } from '../util/sections.ts';
import { sideBySide } from '../util/side-by-side.ts';
import { type Mute, readMutes } from './mute.ts';
import { mutesLook } from './mutes.ts';

/** One look at all of it. */
export interface Look {
  /** Facts by service, then host. A host that could not be looked at is missing. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, Facts>>;
  /** All of them, symptoms and blips as well. */
  readonly conditions: readonly Condition[];
  /** As the controllers keep them; ended ones, too. */
  readonly mutes: readonly Mute[];
  /** The revision that each host was last brought to, by host; missing where nothing was applied yet. */
  readonly revisions: ReadonlyMap<string, string>;
}

/** Limit of one probe, in ms: a hung daemon must not hang the look, nor make its host look dead. */
const probeLimit = 3000;

/**
 * Probes every member of every service: all hosts at once, one round trip each. Never throws for what it looks at.
 * A host that has not answered after `limitMs` counts as unreachable for this look.
 */
export async function look({ cloud, groups }: Arrangement, transport: Transport, limitMs = 20_000): Promise<Look> {
  const failed: Condition[] = [];
  const outputs = new Map<string, Map<string, string>>();
  await Promise.all(
    cloud.hosts.map(async (host) => {
      const { name } = host;
      const at = { service: 'host', host: name } as const;
      try {
        const probes = sideBySide(scriptsOf(host, groups), Math.min(probeLimit, limitMs / 2) / 1000);
        const { code, stdout, stderr } = await within(limitMs, async () =>
          (await transport.connect(name)).execute(probes, { timeoutMs: 20_000 }),
        );
        if (code === 0) outputs.set(name, sections(stdout));
        else {
          const what = text().health.unseen(name, stderr.trim().split('\n').at(-1)!);
          failed.push({ ...at, code: 'LOOK_INCOMPLETE', severity: 'warning', what });
        }
      } catch (error) {
        const what =
          error instanceof QuorateError ? error.problems[0].what : text().health.silent(name, messageOf(error));
        failed.push({ ...at, code: 'HOST_UNREACHABLE_NOW', severity: 'error', what });
      }
    }),
  );
  const facts = new Map(groups.map((group) => [group.service.id, factsOf(group, outputs)]));
  const conditions = groups.flatMap(({ service, view }) => service.health?.(view, facts.get(service.id)!) ?? []);
  // In a steady order, whoever gave up first.
  const hosts = failed.sort((one, other) => one.host!.localeCompare(other.host!));
  const mutes = readMutes([...outputs.values()].map((parts) => parts.get(mutesSection) ?? ''));
  const revisions = new Map(
    [...outputs].flatMap(([host, parts]) => {
      const { revision } = readManifest(parts.get(revisionSection) ?? '');
      return revision === undefined ? [] : [[host, revision]];
    }),
  );
  return { facts, conditions: [...hosts, ...conditions], mutes, revisions };
}

/** A host that died does not refuse: it is silent, and SSH takes its time to notice. */
async function within<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
  const limit = AbortSignal.timeout(limitMs);
  const late = new Promise<never>((_, reject) => {
    limit.onabort = () => reject(new Error(text().health.late(limitMs / 1000)));
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    limit.onabort = null;
  }
}

/** No service has these names. */
const [mutesSection, revisionSection] = ['mutes', 'revision'];

/** What a host is asked: its revision, the probe of each member that it carries; a controller, for the mutes as well. */
function scriptsOf({ name, roles }: Host, groups: readonly Group[]): { name: string; script: Script }[] {
  const probes = groups.flatMap(({ service, view }) => {
    const member = view.members.find(({ host }) => host === name);
    return member && service.probe ? [{ name: service.id, script: service.probe.script(view, member) }] : [];
  });
  const revision = { name: revisionSection, script: revisionLook };
  const mutes = { name: mutesSection, script: mutesLook };
  return [...probes, revision, ...(roles.includes('controller') ? [mutes] : [])];
}

function factsOf(
  { service, view }: Group,
  outputs: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ReadonlyMap<string, Facts> {
  const { probe } = service;
  if (!probe) return new Map();
  return new Map(
    view.members
      .filter(({ host }) => outputs.has(host))
      .map(({ host }) => [host, parsed(() => probe.parse(outputs.get(host)?.get(service.id) ?? ''))]),
  );
}

/** An answer that cannot be read is an answer that was not seen. */
function parsed(parse: () => Facts): Facts {
  try {
    return parse();
  } catch {
    return {};
  }
}

/** The hosts on which each of these virtual addresses is. */
export function holders({ facts }: Look, addresses: readonly string[]): Record<string, string[]> {
  const seen = [...(facts.get('addresses') ?? [])];
  return Object.fromEntries(
    addresses.map((name) => [name, seen.filter(([, fact]) => fact[`address:${name}`]).map(([host]) => host)]),
  );
}

/** The member that the balancer on the holder of the address sends database sessions to. */
export function databaseWriter({ facts }: Look): string | undefined {
  const balancers = facts.get('haproxy');
  const holder = [...(facts.get('addresses') ?? [])].find(([, fact]) => Object.values(fact).includes('held'))?.[0];
  return balancers?.get(holder ?? '')?.writer;
}
