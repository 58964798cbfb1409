import type { Host } from '../cloud/cloud.ts';
import type { Arrangement, Group } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import { type Maintenance, readMaintenance } from '../plan/maintenance.ts';
import { readManifest, revisionLook } from '../plan/manifest.ts';
import { notesLook } from '../plan/notes.ts';
import type { Condition, Facts } from '../services/condition.ts';
import type { Member, Probe, View } from '../services/service.ts';
import type { Transport } from '../transport/remote.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import type { Script } from '../util/script.ts';
import { sections } from '../util/sections.ts';
import { sideBySide } from '../util/side-by-side.ts';
import { type Mute, readMutes } from './mute.ts';

/** One look at all of it. */
export interface Look {
  /** Facts by service, then host. A host that could not be looked at is missing. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, Facts>>;
  /** All of them, symptoms and blips as well. */
  readonly conditions: readonly Condition[];
  /** As the controllers keep them; ended ones, too. */
  readonly mutes: readonly Mute[];
  readonly maintenance: readonly Maintenance[];
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
  const seen = new Map<string, Sight>();
  const asked = askedBy(groups);
  await Promise.all(
    cloud.hosts.map(async (host) => {
      const { name } = host;
      const at = { service: 'host', host: name } as const;
      try {
        const probes = sideBySide(scriptsOf(host, asked(name)), Math.min(probeLimit, limitMs / 2) / 1000);
        const { code, stdout, stderr } = await within(limitMs, async () =>
          (await transport.connect(name)).execute(probes, { timeoutMs: 20_000 }),
        );
        // Read while others are still waited for.
        if (code === 0) seen.set(name, sightOf(asked(name), sections(stdout)));
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
  const facts = new Map(groups.map((group) => [group.service.id, factsOf(group, seen)]));
  const conditions = groups.flatMap(({ service, view }) => service.health?.(view, facts.get(service.id)!) ?? []);
  // In a steady order, whoever gave up first.
  const hosts = failed.sort((one, other) => one.host!.localeCompare(other.host!));
  const notes = (section: string) => [...seen.values()].map(({ parts }) => parts.get(section) ?? '');
  const mutes = readMutes(notes(mutesSection));
  const declared = new Set(cloud.hosts.map(({ name }) => name));
  const maintenance = readMaintenance(notes(maintenanceSection)).filter(({ host }) => declared.has(host));
  const revisions = new Map(
    [...seen].flatMap(([host, { parts }]) => {
      const { revision } = readManifest(parts.get(revisionSection) ?? '');
      return revision === undefined ? [] : [[host, revision]];
    }),
  );
  return {
    facts,
    conditions: [...maintenance.map(restCondition), ...hosts, ...conditions],
    mutes,
    maintenance,
    revisions,
  };
}

function restCondition({ host, by, at, because }: Maintenance): Condition {
  const what = text().health.resting(host, by, new Date(at).toISOString(), because);
  return { code: 'HOST_IN_MAINTENANCE', severity: 'warning', service: 'host', host, what };
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
const [mutesSection, maintenanceSection, revisionSection] = ['mutes', 'maintenance', 'revision'];

/** A member that is asked, and how. */
interface Asked {
  readonly id: string;
  readonly probe: Probe;
  readonly view: View;
  readonly member: Member;
}

function askedBy(groups: readonly Group[]): (host: string) => readonly Asked[] {
  const asked = new Map<string, Asked[]>();
  for (const { service, view } of groups) {
    const { id, probe } = service;
    if (!probe) continue;
    for (const member of view.members) {
      const here = asked.get(member.host) ?? [];
      here.push({ id, probe, view, member });
      asked.set(member.host, here);
    }
  }
  return (host) => asked.get(host) ?? [];
}

/** What a host is asked: the probe of each member that it carries, its revision; a controller, for operators' notes as well. */
function scriptsOf({ roles }: Host, asked: readonly Asked[]): { name: string; script: Script }[] {
  const probes = asked.map(({ id, probe, view, member }) => ({ name: id, script: probe.script(view, member) }));
  const revision = { name: revisionSection, script: revisionLook };
  const notes = [
    { name: mutesSection, script: notesLook('mutes') },
    { name: maintenanceSection, script: notesLook('maintenance') },
  ];
  return [...probes, revision, ...(roles.includes('controller') ? notes : [])];
}

/** What one host said, and what its probes make of it, by service. */
interface Sight {
  readonly parts: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, Facts>;
}

function sightOf(asked: readonly Asked[], parts: ReadonlyMap<string, string>): Sight {
  const facts = asked.map(({ id, probe }): [string, Facts] => [id, parsed(() => probe.parse(parts.get(id) ?? ''))]);
  return { parts, facts: new Map(facts) };
}

/** In the order of the members, whoever answered first. */
function factsOf({ service, view }: Group, seen: ReadonlyMap<string, Sight>): ReadonlyMap<string, Facts> {
  return new Map(
    view.members.flatMap(({ host }): [string, Facts][] => {
      const facts = seen.get(host)?.facts.get(service.id);
      return facts ? [[host, facts]] : [];
    }),
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
