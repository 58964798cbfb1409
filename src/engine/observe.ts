import type { Cloud } from '../cloud/cloud.ts';
import type { Composition, HostState } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import type { KnownHost } from '../plan/manifest.ts';
import { type Observed, observeScript, readObserved } from '../plan/observe.ts';
import type { ConvergeStep } from '../services/service.ts';
import type { Transport } from '../transport/remote.ts';
import { messageOf, type Problem, QuorateError, throwProblems } from '../util/errors.ts';

/** What was seen of a cloud: its hosts, and those that its controllers still know but that are no longer declared. */
export interface Observation {
  readonly hosts: readonly Observed[];
  /** Without `observed`, the host could not be looked at. */
  readonly departed: readonly (KnownHost & { readonly observed?: Observed })[];
}

/**
 * Looks at every host, all at once, one round trip each; at departed hosts after that, which `learn` makes reachable.
 * Throws the problems of all hosts together.
 */
export async function observe(
  composition: Composition,
  transport: Transport,
  learn: (hosts: readonly KnownHost[]) => void,
): Promise<Observation> {
  const looked = await Promise.all(
    composition.hosts.map((state) => {
      const here = (step: ConvergeStep) => step.hosts.includes(state.name);
      return lookAt(
        state,
        composition.groups.map(({ converge }) => converge.filter(here)),
        transport,
      );
    }),
  );
  throwProblems(looked.flatMap(({ problem }) => problem ?? []));
  const hosts = looked.flatMap(({ observed }) => observed ?? []);
  const gone = departedHosts(composition.cloud, hosts);
  learn(gone);
  const departed = await Promise.all(
    gone.map(async (host) => {
      const { observed } = await lookAt({ name: host.name, packages: [], files: [], units: [] }, [], transport);
      return { ...host, ...(observed ? { observed } : {}) };
    }),
  );
  return { hosts, departed };
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

async function lookAt(
  state: HostState,
  chains: readonly (readonly ConvergeStep[])[],
  transport: Transport,
): Promise<{ observed?: Observed; problem?: Problem }> {
  const where = { name: state.name };
  try {
    const remote = await transport.connect(state.name);
    const { code, stdout, stderr } = await remote.execute(observeScript(state, chains), {
      timeoutMs: 60_000,
      repeatable: true,
    });
    if (code === 0) return { observed: readObserved(state, stdout) };
    return {
      problem: { code: 'LOOK_FAILED', what: text().engine.unseen(state.name), where, detail: stderr.trim() },
    };
  } catch (error) {
    if (error instanceof QuorateError) return { problem: error.problems[0] };
    return { problem: { code: 'INTERNAL', what: messageOf(error), where } };
  }
}
