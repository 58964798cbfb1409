import type { Planned, Step } from './step.ts';

/**
 * Steps with what they wait for. Barriers stand for "all of these", so that edges stay linear in hosts;
 * they vanish in the result: each step ends up waiting for steps only.
 */
export class Graph {
  readonly #planned: { readonly step: Planned; readonly needs: readonly string[] }[] = [];
  readonly #nodes = new Map<string, readonly string[]>();

  /** Adds a step and returns its id in a list; nothing to do gives an empty list. Needs that do not exist are met. */
  add(step: Planned | undefined, needs: readonly string[]): string[] {
    if (!step) return [];
    this.#planned.push({ step, needs });
    return [step.id];
  }

  /** Adds a name for "all of these", and returns it. */
  barrier(id: string, needs: readonly string[]): string {
    this.#nodes.set(id, needs);
    return id;
  }

  /** The steps, each after those it needs. */
  steps(): Step[] {
    const ids = new Set(this.#planned.map(({ step }) => step.id));
    const resolved = new Map<string, readonly string[]>();
    const resolve = (id: string): readonly string[] => {
      if (ids.has(id)) return [id];
      const known = resolved.get(id);
      if (known) return known;
      const all = [...new Set((this.#nodes.get(id) ?? []).flatMap(resolve))];
      resolved.set(id, all);
      return all;
    };
    return this.#planned.map(({ step, needs }) => ({ ...step, needs: [...new Set(needs.flatMap(resolve))] }));
  }
}
