import { expect, it } from 'vitest';
import type { Acceptance } from '../cloud/cloud.ts';
import { withAcceptances } from './accept.ts';
import type { Finding } from './finding.ts';

const finding = (host: string): Finding => ({
  code: 'RACK_SHARED',
  severity: 'error',
  what: `the rack of ${host}`,
  at: ['hosts', host, 'rack'],
});
const today = '2027-03-01';
const because = 'moving in spring';

/** What is said of the findings at c1 and c2: accepted, expired or nothing; then what is found besides. */
function told(accept: readonly Acceptance[], looked = true): string[] {
  return withAcceptances([finding('c1'), finding('c2')], accept, today, () => looked).map((one) =>
    one.accepted ? 'accepted' : one.expired ? 'expired' : one.code,
  );
}

it.each<[string, Partial<Acceptance>, string[]]>([
  ['anywhere', {}, ['accepted', 'accepted']],
  ['at the very place', { at: [['hosts', 'c1', 'rack']] }, ['accepted', 'RACK_SHARED']],
  ['at the host that it is in', { at: [['hosts', 'c2']] }, ['RACK_SHARED', 'accepted']],
  ['at a whole section', { at: [['hosts']] }, ['accepted', 'accepted']],
  ['at each host of a range', { at: ['c1', 'c2', 'c3'].map((host) => ['hosts', host]) }, ['accepted', 'accepted']],
  ['at a place beside it', { at: [['hosts', 'c1', 'power']] }, ['RACK_SHARED', 'RACK_SHARED', 'ACCEPTANCE_UNUSED']],
  [
    'at a host whose name only begins so',
    { at: [['hosts', 'c']] },
    ['RACK_SHARED', 'RACK_SHARED', 'ACCEPTANCE_UNUSED'],
  ],
  ['of another code', { code: 'SITE_SHARED' }, ['RACK_SHARED', 'RACK_SHARED', 'ACCEPTANCE_UNUSED']],
  ['on its last day', { until: '2027-03-01' }, ['accepted', 'accepted']],
  ['the day after', { until: '2027-02-28' }, ['expired', 'expired']],
])('an acceptance %s', (_, entry, wanted) => {
  expect(told([{ code: 'RACK_SHARED', because, ...entry }])).toEqual(wanted);
});

it('says the reason and the last day, of one that holds and of one that does not', () => {
  const entry = { code: 'RACK_SHARED', because, until: '2027-02-28' } as const;
  const [expired] = withAcceptances([finding('c1')], [entry], today, () => true);
  expect(expired).toMatchObject({ code: 'RACK_SHARED', expired: { because, until: '2027-02-28' } });
  const [accepted] = withAcceptances([finding('c1')], [entry], '2027-01-01', () => true);
  expect(accepted).toMatchObject({ accepted: { because, until: '2027-02-28' } });
});

it('goes by the acceptance that still holds, where there are two', () => {
  const entry = { code: 'RACK_SHARED', because } as const;
  expect(told([{ ...entry, until: '2020-01-01' }, entry])).toEqual(['accepted', 'accepted']);
});

it('says nothing of an acceptance whose code was not looked for', () => {
  expect(told([{ code: 'FILE_DAMAGED', because }], false)).toEqual(['RACK_SHARED', 'RACK_SHARED']);
});
