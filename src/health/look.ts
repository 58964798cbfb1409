import type { ComposedGroup, Composition } from '../compose/compose.ts';
import type { Transport } from '../transport/remote.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import { sections } from '../util/sections.ts';
import { quote, runText } from '../util/shell.ts';
import type { Condition, Facts } from '../services/condition.ts';

/** One look at all of it. */
export interface Look {
  /** Facts by service, then host. A host that could not be looked at is missing. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, Facts>>;
  readonly conditions: readonly Condition[];
}

/** Limit of one probe, in seconds: a hung daemon must not hang the look. */
const probeLimit = 3;

/**
 * Probes every member of every service: all hosts at once, one round trip each. Never throws for what it looks at.
 * A host that has not answered after `limitMs` counts as unreachable for this look.
 */
export async function look(composition: Composition, transport: Transport, limitMs = 20_000): Promise<Look> {
  const unreachable: Condition[] = [];
  const outputs = new Map<string, Map<string, string>>();
  await Promise.all(
    composition.hosts.map(async ({ name }) => {
      try {
        const probes = { script: probeText(name, composition.groups) };
        const { stdout } = await within(limitMs, async () =>
          (await transport.connect(name)).execute(probes, { timeoutMs: 20_000 }),
        );
        outputs.set(name, sections(stdout));
      } catch (error) {
        unreachable.push({
          code: 'HOST_UNREACHABLE_NOW',
          severity: 'error',
          service: 'host',
          host: name,
          what: error instanceof QuorateError ? error.problems[0].what : `${name} does not answer: ${messageOf(error)}`,
        });
      }
    }),
  );
  const facts = new Map(composition.groups.map((group) => [group.service.id, factsOf(group, outputs)]));
  const conditions = composition.groups.flatMap(
    ({ service, view }) => service.health?.(view, facts.get(service.id)!) ?? [],
  );
  // In a steady order, whoever gave up first.
  const hosts = unreachable.sort((one, other) => one.host!.localeCompare(other.host!));
  return { facts, conditions: [...hosts, ...conditions] };
}

/** A host that died does not refuse: it is silent, and SSH takes its time to notice. */
async function within<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
  const limit = AbortSignal.timeout(limitMs);
  const late = new Promise<never>((_, reject) => {
    limit.onabort = () => reject(new Error(`silent for ${limitMs / 1000} s`));
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    limit.onabort = null;
  }
}

function probeText(host: string, groups: readonly ComposedGroup[]): string {
  return groups
    .map(({ service, view }) => {
      const member = view.members.find((one) => one.host === host);
      if (!member || !service.probe) return '';
      return `echo ${quote(`== ${service.id}`)}\n${runText(service.probe.script(view, member), probeLimit)}`;
    })
    .join('');
}

function factsOf(
  { service, view }: ComposedGroup,
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
