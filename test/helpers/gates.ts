import fc from 'fast-check';
import type { Element, Gate, Part } from '../../src/analysis/structure.ts';

/** Gates of gates of these elements, which may share any of them, and need any number of their parts, or one more than they have. */
export function randomGate(elements: readonly Element[]): fc.Arbitrary<Gate> {
  return fc.letrec<{ gate: Gate; part: Part }>((tie) => ({
    part: fc.oneof({ maxDepth: 3 }, fc.constantFrom(...elements), tie('gate')),
    gate: fc
      .array(tie('part'), { minLength: 1, maxLength: 5 })
      .chain((of) => fc.integer({ min: 1, max: of.length + 1 }).map((need) => ({ need, of }))),
  })).gate;
}
