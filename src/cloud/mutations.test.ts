import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { QuorateError } from '../util/errors.ts';
import { readCloud } from './read.ts';

const example = readFileSync('examples/three-controllers.yaml', 'utf8').split('\n');

/** Things that a hand slips into a file. */
const slips = [
  '',
  '-',
  '[]',
  '{}',
  'null',
  '~',
  '12',
  'true',
  '"',
  '&a',
  '*a',
  '<<: *a',
  '[1-3]',
  'ctl[1-3]',
  '10.77.0.11',
  '99.99%',
  '!!binary x',
  '__proto__',
  '? a',
  '\t',
  '---',
  '高可用',
];

it('is a cloud or a list of places, whatever slips in', () => {
  const slip = fc.record({
    line: fc.nat(example.length - 1),
    from: fc.nat(60),
    length: fc.nat(20),
    put: fc.constantFrom(...slips),
  });
  fc.assert(
    fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (all) => {
      const lines = [...example];
      for (const { line, from, length, put } of all)
        lines[line] = lines[line]!.slice(0, from) + put + lines[line]!.slice(from + length);
      try {
        expect(readCloud(lines.join('\n'), 'cloud.yaml', {}).hosts.length).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof QuorateError)) throw error;
        for (const { where, detail, code } of error.problems) {
          if (code !== 'CLOUD_EMPTY')
            expect([where?.line, where?.column, detail]).toEqual([
              expect.any(Number),
              expect.any(Number),
              expect.stringContaining('^'),
            ]);
        }
      }
    }),
    { numRuns: 150 },
  );
});
