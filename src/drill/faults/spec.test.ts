import { expect, test } from 'vitest';
import { QuorateError } from '../../util/errors.ts';
import { parseFaultSpec } from './spec.ts';
import { resolveTarget } from './target.ts';

const hosts = ['ctl1', 'ctl2', 'ctl3'];
const problemOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof QuorateError) return { exit: error.exit, ...error.problems[0] };
  }
  throw new Error('nothing was thrown');
};

test.each([
  ['host-off@vip-holder', 'vip-holder'],
  ['host-off', 'vip-holder'],
  ['host-off@db-writer', 'db-writer'],
  ['host-off@ctl2', 'ctl2'],
])('%s', (text, target) => {
  expect(parseFaultSpec(text, hosts)).toEqual({ fault: 'host-off', target });
});

test('an unknown fault is refused with what was meant', () => {
  const problem = problemOf(() => parseFaultSpec('host-of@ctl1', hosts));
  expect(problem).toMatchObject({ code: 'DRILL_UNKNOWN_FAULT', exit: 64, remedy: 'Did you mean host-off?' });
  expect(problemOf(() => parseFaultSpec('meteor', hosts)).remedy).toBe('Faults: host-off.');
});

test('an unknown target is refused with what was meant', () => {
  expect(problemOf(() => parseFaultSpec('host-off@vip-hodler', hosts)).remedy).toBe('Did you mean vip-holder?');
  expect(problemOf(() => parseFaultSpec('host-off@', hosts))).toMatchObject({ code: 'DRILL_UNKNOWN_TARGET', exit: 64 });
});

const look = { holders: { internal: ['ctl2'], public: ['ctl3'] }, databaseWriter: 'ctl1' };

test('words are resolved by what is seen', () => {
  expect(resolveTarget({ fault: 'host-off', target: 'vip-holder' }, look)).toBe('ctl2');
  expect(resolveTarget({ fault: 'host-off', target: 'db-writer' }, look)).toBe('ctl1');
  expect(resolveTarget({ fault: 'host-off', target: 'ctl3' }, look)).toBe('ctl3');
});

test.each([
  ['vip-holder', { holders: { internal: [] } }, 'the address internal is on no host'],
  ['vip-holder', { holders: { internal: ['ctl1', 'ctl2'] } }, 'the address internal is on ctl1 and ctl2'],
  ['db-writer', { holders: {} }, 'it cannot be seen which host database sessions go to'],
])('%s is not guessed', (target, seen, why) => {
  expect(problemOf(() => resolveTarget({ fault: 'host-off', target }, seen))).toMatchObject({
    code: 'DRILL_TARGET_UNCLEAR',
    why,
  });
});
