import type { Composition } from '../compose/compose.ts';
import { type Observed, observeScript, readObserved } from '../plan/observe.ts';
import type { Transport } from '../transport/remote.ts';
import { messageOf, type Problem, QuorateError, throwProblems } from '../util/errors.ts';

/** Looks at every host, all at once, one round trip each. Throws the problems of all hosts together. */
export async function observe(composition: Composition, transport: Transport): Promise<Observed[]> {
  const problems: Problem[] = [];
  const steps = composition.groups.flatMap((group) => group.converge);
  const observed = await Promise.all(
    composition.hosts.map(async (state) => {
      try {
        const mine = steps.filter((step) => step.hosts.includes(state.name));
        const remote = await transport.connect(state.name);
        const { code, stdout, stderr } = await remote.execute(observeScript(state, mine), { timeoutMs: 60_000 });
        if (code === 0) return [readObserved(state, stdout)];
        problems.push({
          code: 'LOOK_FAILED',
          what: `${state.name} could not be looked at`,
          where: { name: state.name },
          detail: stderr.trim(),
        });
      } catch (error) {
        problems.push(
          error instanceof QuorateError
            ? error.problems[0]
            : { code: 'INTERNAL', what: messageOf(error), where: { name: state.name } },
        );
      }
      return [];
    }),
  );
  // In a steady order, whichever host answered first.
  throwProblems(problems.sort((one, other) => (one.where?.name ?? '').localeCompare(other.where?.name ?? '')));
  return observed.flat();
}
