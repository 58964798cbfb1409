import type { ComposedGroup, Composition } from '../compose/compose.ts';
import type { Transport } from '../transport/remote.ts';
import { messageOf } from '../util/errors.ts';
import { quote, runText } from '../util/shell.ts';
import type { Condition, Facts } from './condition.ts';

/** One look at all of it. */
export interface Look {
  /** Facts by service, then host. A host that could not be looked at is missing. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, Facts>>;
  readonly conditions: readonly Condition[];
}

/** Limits, in ms, of one probe and of a whole host: a hung daemon must not hang the look. */
const limits = { probe: 3, host: 20_000 };

/** Probes every member of every service: all hosts at once, one round trip each. Never throws for what it looks at. */
export async function look(composition: Composition, transport: Transport): Promise<Look> {
  const unreachable: Condition[] = [];
  const outputs = new Map<string, Map<string, string>>();
  await Promise.all(
    composition.hosts.map(async ({ name }) => {
      try {
        const remote = await transport.connect(name);
        const { stdout } = await remote.execute(
          { script: probeText(name, composition.groups) },
          { timeoutMs: limits.host },
        );
        outputs.set(name, sections(stdout));
      } catch (error) {
        unreachable.push({
          code: 'HOST_UNREACHABLE_NOW',
          severity: 'error',
          service: 'host',
          host: name,
          what: `${name} does not answer: ${messageOf(error)}`,
        });
      }
    }),
  );
  const facts = new Map(composition.groups.map((group) => [group.service.id, factsOf(group, outputs)]));
  const conditions = composition.groups.flatMap(
    ({ service, view }) => service.health?.(view, facts.get(service.id)!) ?? [],
  );
  return { facts, conditions: [...unreachable, ...conditions] };
}

function probeText(host: string, groups: readonly ComposedGroup[]): string {
  return groups
    .map(({ service, view }) => {
      const member = view.members.find((one) => one.host === host);
      if (!member || !service.probe) return '';
      return `echo ${quote(`== ${service.id}`)}\n${runText(service.probe.script(view, member), limits.probe)}`;
    })
    .join('');
}

function sections(output: string): Map<string, string> {
  return new Map(
    output.split(/^== /m).map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]),
  );
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
