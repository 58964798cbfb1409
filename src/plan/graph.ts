import type { Plan, Planned, Step } from './step.ts';

/** Steps with what they wait for. Barriers stand for "all of these", so that edges stay linear in hosts. */
export class Graph {
  readonly #steps: Step[] = [];
  readonly #barriers = new Map<string, string[]>();

  /** Adds a step after those it needs, and returns its id. */
  add(step: Planned, needs: readonly string[]): string {
    this.#steps.push({ ...step, needs: [...new Set(needs)] });
    return step.id;
  }

  /** Adds a name for "all of these", or adds to it, and returns it. */
  barrier(id: string, needs: readonly string[]): string {
    this.#barriers.set(id, [...(this.#barriers.get(id) ?? []), ...needs]);
    return id;
  }

  /** The steps, each after all that it needs, and the barriers between them. Needs that do not exist are met. */
  order(): Pick<Plan, 'steps' | 'barriers'> {
    const byId = new Map(this.#steps.map((step) => [step.id, step]));
    const visited = new Set<string>();
    const steps: Step[] = [];
    // By hand instead of recursion: a chain of a thousand rolling members must not fill the stack.
    for (const { id: root } of this.#steps) {
      const stack = [{ id: root, left: false }];
      for (let top = stack.pop(); top; top = stack.pop()) {
        const { id, left } = top;
        const step = byId.get(id);
        if (left) {
          if (step) steps.push(step);
          continue;
        }
        if (visited.has(id)) continue;
        visited.add(id);
        stack.push({ id, left: true });
        const needs = step?.needs ?? this.#barriers.get(id) ?? [];
        for (const need of needs.toReversed()) if (!visited.has(need)) stack.push({ id: need, left: false });
      }
    }
    return { steps, barriers: Object.fromEntries(this.#barriers) };
  }
}
