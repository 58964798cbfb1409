import { expect, test } from 'vitest';
import { withControllers } from '../../test/helpers/clouds.ts';
import { arrange } from '../compose/compose.ts';
import type { Condition } from '../services/condition.ts';
import { missedWithout } from './members.ts';

/** What would not go on without ctl1, of so many controllers that were all looked at. */
function missed(count: number, conditions: readonly Condition[] = []): string[] {
  const arrangement = arrange(withControllers(count));
  const facts = new Map(
    arrangement.groups.map(({ service, view }) => [service.id, new Map(view.members.map(({ host }) => [host, {}]))]),
  );
  const look = { facts, conditions, mutes: [], maintenance: [], revisions: new Map() };
  return missedWithout('ctl1', arrangement, look).map(({ service, left, need }) => `${service} ${left}/${need}`);
}

const ill = (service: string, host: string): Condition => ({
  ...{ code: 'MEMBER_DOWN', severity: 'error' },
  ...{ service, host, what: 'down' },
});

test('three controllers spare one, and two that go politely do; one does not', () => {
  expect(missed(3)).toEqual([]);
  expect(missed(2)).toEqual([]);
  expect(missed(1)).toEqual(expect.arrayContaining(['galera 0/1', 'keystone 0/1', 'haproxy 0/1']));
});

test('where another member is down already, a majority would be missed; what serves side by side needs one', () => {
  expect(missed(3, [ill('galera', 'ctl2'), ill('keystone', 'ctl2')])).toEqual(['galera 1/2']);
  expect(missed(3, [ill('keystone', 'ctl2'), ill('keystone', 'ctl3')])).toEqual(['keystone 0/1']);
});

test('its own illness speaks for maintenance, not against', () => {
  expect(missed(3, [ill('galera', 'ctl1'), ill('rabbitmq', 'ctl1')])).toEqual([]);
});
