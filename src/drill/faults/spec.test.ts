import { expect, test } from 'vitest';
import { classOf, type FaultSpec, written } from '../../timing/fault.ts';
import { QuorateError } from '../../util/errors.ts';
import type { Known } from './known.ts';
import { deed, isSilent, parseFaultSpec } from './spec.ts';
import { resolveTarget } from './target.ts';

const hosts = ['ctl1', 'ctl2', 'ctl3'];
const cloud: Known = {
  hosts: [...hosts, 'cmp1'],
  controllers: hosts,
  domains: { 'rack:r1': ['ctl1', 'cmp1'] },
  fences: true,
  networks: ['management', 'ring'],
  services: {
    galera: { unit: 'mariadb.service', usual: 'db-writer', class: 'process' },
    corosync: { unit: 'corosync.service', usual: 'dc', class: 'host' },
  },
};
const problemOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof QuorateError) return { exit: error.exit, ...error.problems[0] };
  }
  throw new Error('nothing was thrown');
};

test.each([
  ['host-off@vip-holder', { fault: 'host-off', target: 'vip-holder' }, 'host', true],
  ['host-off', { fault: 'host-off', target: 'vip-holder' }, 'host', true],
  ['host-off@ctl2', { fault: 'host-off', target: 'ctl2' }, 'host', true],
  ['power-loss@rack:r1', { fault: 'power-loss', target: 'rack:r1' }, 'host', true],
  ['power-loss@all-hosts', { fault: 'power-loss', target: 'all-hosts' }, 'total-outage', false],
  ['reboot@dc', { fault: 'reboot', target: 'dc' }, 'host', false],
  ['crash@galera', { fault: 'crash', part: 'galera', target: 'db-writer' }, 'process', false],
  ['hang@galera/ctl3', { fault: 'hang', part: 'galera', target: 'ctl3' }, 'process', false],
  ['crash@corosync/any-controller', { fault: 'crash', part: 'corosync', target: 'any-controller' }, 'host', true],
  ['cut@management', { fault: 'cut', part: 'management', target: 'vip-holder' }, 'network', false],
  ['cut-in@ring/ctl2', { fault: 'cut-in', part: 'ring', target: 'ctl2' }, 'network', false],
  ['cut@ctl2', { fault: 'cut', target: 'ctl2' }, 'network', true],
  ['split', { fault: 'split', target: 'vip-holder' }, 'network', true],
] as [string, FaultSpec, string, boolean][])('%s', (asked, spec, kind, silent) => {
  expect(parseFaultSpec(asked, cloud)).toEqual(spec);
  expect(parseFaultSpec(written(spec), cloud)).toEqual(spec);
  expect([classOf(spec, cloud), isSilent(spec, cloud)]).toEqual([kind, silent]);
});

test('what is done is named without to whom', () => {
  expect(deed({ fault: 'crash', part: 'galera' })).toBe('crash galera');
  expect(deed({ fault: 'host-off' })).toBe('host-off');
});

test('an unknown fault is refused with what was meant', () => {
  const problem = problemOf(() => parseFaultSpec('host-of@ctl1', cloud));
  expect(problem).toMatchObject({ code: 'DRILL_UNKNOWN_FAULT', exit: 64, remedy: 'Did you mean host-off?' });
  expect(problemOf(() => parseFaultSpec('meteor', cloud)).remedy).toContain('Faults: host-off, ');
});

test.each([
  ['host-off@vip-hodler', 'Did you mean vip-holder?'],
  ['host-off@galera/ctl1', 'Targets: .'],
  ['crash@galeera', 'Did you mean galera?'],
  ['crash', 'Targets: galera, corosync.'],
  ['crash@galera/ctl9', 'Did you mean ctl1?'],
  ['cut@mangement/ctl1', 'Did you mean management?'],
])('an unknown target is refused with what was meant: %s', (asked, remedy) => {
  expect(problemOf(() => parseFaultSpec(asked, cloud))).toMatchObject({
    code: 'DRILL_UNKNOWN_TARGET',
    exit: 64,
    remedy,
  });
});

const look = {
  holders: { internal: ['ctl2'], public: ['ctl3'] },
  databaseWriter: 'ctl1',
  dc: 'ctl3',
  queueLeader: 'ctl1',
};
const resolved = (target: string, seen: Parameters<typeof resolveTarget>[2] = look) =>
  resolveTarget({ fault: 'host-off', target }, cloud, seen);

test.each([
  ['vip-holder', ['ctl2']],
  ['db-writer', ['ctl1']],
  ['queue-leader', ['ctl1']],
  ['dc', ['ctl3']],
  ['ctl3', ['ctl3']],
  ['rack:r1', ['ctl1', 'cmp1']],
  ['all-hosts', [...hosts, 'cmp1']],
])('%s is resolved by what is seen', (target, meant) => {
  expect(resolved(target)).toEqual(meant);
});

test('any-controller is one that holds nothing, where there is one', () => {
  expect(resolved('any-controller', { holders: { internal: ['ctl3'] }, databaseWriter: 'ctl3' })).toEqual(['ctl1']);
  expect(resolved('any-controller')).toEqual(['ctl3']);
});

test.each([
  ['vip-holder', { holders: { internal: [] } }, 'the address internal is on no host'],
  ['vip-holder', { holders: { internal: ['ctl1', 'ctl2'] } }, 'the address internal is on ctl1 and ctl2'],
  ['db-writer', { holders: {} }, 'it cannot be seen which host database sessions go to'],
  ['queue-leader', { holders: {} }, 'it cannot be seen who leads message queues'],
  ['dc', { holders: {} }, 'it cannot be seen who decides for the cluster'],
])('%s is not guessed', (target, seen, why) => {
  expect(problemOf(() => resolved(target, seen))).toMatchObject({ code: 'DRILL_TARGET_UNCLEAR', why });
});
