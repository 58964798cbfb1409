import { expect, test } from 'vitest';
import { withControllers } from '../../test/helpers/clouds.ts';
import { arrange } from '../compose/compose.ts';
import type { MemberState, Status } from './status.ts';
import { usersHave } from './users.ts';

const arrangement = arrange(withControllers(3));
type Change = Partial<Record<string, Partial<Record<string, MemberState>>>>;
/** All is well, but for these members. */
const seen = (change: Change, held = ['ctl1']): Status => {
  const services = Object.fromEntries(
    arrangement.groups.map(({ service, view }) => [
      service.id,
      Object.fromEntries(view.members.map(({ host }) => [host, change[service.id]?.[host] ?? 'well'])),
    ]),
  );
  const conditions = Object.entries(change).flatMap(([service, members]) =>
    Object.entries(members!).flatMap(([host, state]) =>
      state === 'error' ? [{ service, host, severity: 'error', code: 'MEMBER_DOWN' }] : [],
    ),
  );
  return { services, conditions, addresses: { internal: held, public: held } } as unknown as Status;
};
const up = { 'sign-in': 'up', 'database-write': 'up', messaging: 'up' };

test('all are well', () => {
  expect(usersHave(arrangement, seen({}))).toEqual(up);
});

test('one member less is borne, two of three are not, and only by what needs them', () => {
  expect(usersHave(arrangement, seen({ galera: { ctl1: 'error' } }))).toEqual(up);
  expect(usersHave(arrangement, seen({ galera: { ctl1: 'error', ctl2: 'error' } }))).toEqual({
    ...up,
    'sign-in': 'down',
    'database-write': 'down',
  });
  expect(usersHave(arrangement, seen({ rabbitmq: { ctl1: 'error', ctl2: 'error' } }))).toEqual({
    ...up,
    messaging: 'down',
  });
});

test('what is not seen is unknown, unless too few are left in any case', () => {
  expect(usersHave(arrangement, seen({ rabbitmq: { ctl1: 'unknown' } }))).toEqual(up);
  expect(usersHave(arrangement, seen({ rabbitmq: { ctl1: 'unknown', ctl2: 'unknown' } }))).toEqual({
    ...up,
    messaging: 'unknown',
  });
  expect(usersHave(arrangement, seen({ rabbitmq: { ctl1: 'error', ctl2: 'error', ctl3: 'unknown' } }))).toEqual({
    ...up,
    messaging: 'down',
  });
});

test('an address that nobody holds is down, or unknown while somebody who may hold it is not seen', () => {
  const gone = { ...up, 'sign-in': 'down', 'database-write': 'down' };
  expect(usersHave(arrangement, seen({}, []))).toEqual(gone);
  expect(usersHave(arrangement, seen({ addresses: { ctl1: 'unknown' } }, []))).toEqual({
    ...up,
    'sign-in': 'unknown',
    'database-write': 'unknown',
  });
});
