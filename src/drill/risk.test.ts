import { expect, test } from 'vitest';
import { withControllers } from '../../test/helpers/clouds.ts';
import { arrange } from '../compose/compose.ts';
import { known } from './faults/known.ts';
import { parseFaultSpec } from './faults/spec.ts';
import { risksOf } from './risk.ts';

const told = (fault: string, controllers: number) => {
  const { cloud, groups } = arrange(withControllers(controllers));
  const services = groups.map(({ service }) => service);
  const all = known(cloud, services);
  return risksOf(parseFaultSpec(fault, all), cloud, groups).map(({ name, why }) => `${name}: ${why.split(' ')[0]}`);
};

test('of three hosts each may be lost, and all at once are a risk of their own', () => {
  for (const fault of ['host-off', 'split', 'crash@galera', 'cut@management', 'cut@vip-holder'])
    expect(told(fault, 3), fault).toEqual([]);
  expect(told('host-off@all-hosts', 3).map((one) => one.split(':')[0])).toEqual(['total-outage']);
});

test('of two, the database and the broker lose their majority with a host, and with what it hears them over', () => {
  expect(told('host-off', 2)).toHaveLength(2);
  expect(told('cut@management', 2)).toHaveLength(2);
  expect(told('crash@galera', 2)).toHaveLength(1);
});

test('of two, nothing is lost where members go on to hear each other', () => {
  for (const fault of ['cut@ring', 'cut@public', 'address-removed', 'disk-full', 'hang@keystone'])
    expect(told(fault, 2), fault).toEqual([]);
});

test('a rack takes the members that stand in it, and a compute host none', () => {
  expect(told('host-off@rack:r1', 3)).toEqual([]);
  expect(told('host-off@rack:r1', 2)).toHaveLength(2);
  const [one, two, three] = withControllers(3).hosts;
  const cloud = {
    ...withControllers(3),
    hosts: [one!, { ...two!, domains: one!.domains }, three!, { ...three!, name: 'cmp1', roles: ['compute' as const] }],
  };
  const arranged = arrange(cloud);
  const all = known(
    cloud,
    arranged.groups.map(({ service }) => service),
  );
  const risks = (fault: string) => risksOf(parseFaultSpec(fault, all), cloud, arranged.groups);
  expect(risks('host-off@rack:r1').length).toBeGreaterThan(0);
  expect(risks('host-off@cmp1')).toEqual([]);
});
