import type { Cloud } from '../cloud/cloud.ts';
import type { Composition, HostState } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import type { KnownHost } from '../plan/manifest.ts';
import { type Chain, looksScript, type Observed, observeScript, readLooks, readObserved } from '../plan/observe.ts';
import type { ConvergeStep } from '../services/service.ts';
import type { Transport } from '../transport/remote.ts';
import { messageOf, type Problem, QuorateError, throwProblems } from '../util/errors.ts';
import type { Script } from '../util/script.ts';

/** What was seen of a cloud: its hosts, and those that its controllers still know but that are no longer declared. */
export interface Observation {
  readonly hosts: readonly Observed[];
  /** Without `observed`, the host could not be looked at. */
  readonly departed: readonly (KnownHost & { readonly observed?: Observed })[];
}

/**
 * Looks at every host, all at once, one round trip each; after that at departed hosts, which `learn` makes reachable, and at what a first
 * host could not confirm, on the others. Throws the problems of all hosts together.
 */
export async function observe(
  composition: Composition,
  transport: Transport,
  learn: (hosts: readonly KnownHost[]) => void,
): Promise<Observation> {
  const chains = chainsBy(isAskedFirst, composition);
  const looked = await Promise.all(composition.hosts.map((state) => lookAt(state, chains(state.name), transport)));
  const hosts = await confirmed(allSeen(looked), composition, transport);
  const gone = departedHosts(composition.cloud, hosts);
  learn(gone);
  const departed = await Promise.all(
    gone.map(async (host) => {
      const { seen } = await lookAt({ name: host.name, packages: [], files: [], units: [] }, [], transport);
      return { ...host, ...(seen ? { observed: seen } : {}) };
    }),
  );
  return { hosts, departed };
}

type Asked = (step: ConvergeStep, host: string) => boolean;

/** What each host is asked: a chain for each service. */
function chainsBy(asked: Asked, { groups }: Composition): (host: string) => Chain[] {
  const chains = new Map<string, ConvergeStep[][]>();
  for (const { converge } of groups) {
    const here = new Map<string, ConvergeStep[]>();
    for (const step of converge)
      for (const host of step.hosts.filter((one) => asked(step, one)))
        here.set(host, [...(here.get(host) ?? []), step]);
    for (const [host, chain] of here) chains.set(host, [...(chains.get(host) ?? []), chain]);
  }
  return (host) => chains.get(host) ?? [];
}

const isAskedFirst: Asked = ({ hosts, anywhere }, host) => anywhere || hosts[0] === host;

/** What the whole cluster has is known to each of its members: others are asked where the first one is down, or has something to do. */
async function confirmed(
  hosts: readonly Observed[],
  composition: Composition,
  transport: Transport,
): Promise<readonly Observed[]> {
  const known = new Set(hosts.flatMap(({ satisfied }) => [...satisfied]));
  const chains = chainsBy((step, host) => !known.has(step.id) && !isAskedFirst(step, host), composition);
  const asked = await Promise.all(
    hosts.map(async (observed): Promise<Seen<Observed>> => {
      const { host, satisfied } = observed;
      if (chains(host).length === 0) return { seen: observed };
      return ask(host, looksScript(chains(host)), transport, (output) => ({
        ...observed,
        satisfied: new Set([...satisfied, ...readLooks(output)]),
      }));
    }),
  );
  return allSeen(asked);
}

/** The hosts of a cloud as its controllers remember them. */
export function knownHosts({ hosts, networks }: Cloud): KnownHost[] {
  return hosts.map(({ name, ip, ssh }) => ({ name, ip: ip[networks[0]!.name]!, user: ssh.user, port: ssh.port }));
}

function departedHosts(cloud: Cloud, observed: readonly Observed[]): KnownHost[] {
  const declared = new Set(cloud.hosts.map(({ name }) => name));
  const known = observed.flatMap(({ manifest }) => manifest.hosts).filter(({ name }) => !declared.has(name));
  return [...new Map(known.map((host) => [host.name, host])).values()];
}

/** What a host showed, or why it did not. */
interface Seen<T> {
  readonly seen?: T;
  readonly problem?: Problem;
}

function allSeen<T>(all: readonly Seen<T>[]): T[] {
  throwProblems(all.flatMap(({ problem }) => problem ?? []));
  return all.flatMap(({ seen }) => seen ?? []);
}

function lookAt(state: HostState, chains: readonly Chain[], transport: Transport): Promise<Seen<Observed>> {
  return ask(state.name, observeScript(state, chains), transport, (output) => readObserved(state, output));
}

async function ask<T>(
  host: string,
  script: Script,
  transport: Transport,
  read: (output: string) => T,
): Promise<Seen<T>> {
  const where = { name: host };
  try {
    const remote = await transport.connect(host);
    const { code, stdout, stderr } = await remote.execute(script, { timeoutMs: 60_000, repeatable: true });
    if (code === 0) return { seen: read(stdout) };
    return { problem: { code: 'LOOK_FAILED', what: text().engine.unseen(host), where, detail: stderr.trim() } };
  } catch (error) {
    if (error instanceof QuorateError) return { problem: error.problems[0] };
    return { problem: { code: 'INTERNAL', what: messageOf(error), where } };
  }
}
