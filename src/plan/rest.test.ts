import { expect, test } from 'vitest';
import { withControllers } from '../../test/helpers/clouds.ts';
import { composed, isBefore } from '../../test/helpers/observed.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { planRest, wakeUnits } from './rest.ts';

const three = withControllers(3);
const keepalived: Cloud = { ...three, architecture: { ...three.architecture, addresses: 'keepalived' } };
const rest = (cloud: Cloud, host: string, hasAddresses = true) => planRest(composed(cloud), host, hasAddresses);
const order = (cloud: Cloud) => rest(cloud, 'ctl2').steps.map(({ service }) => service);

test('who needs others stops first, then they, then the addresses leave, and their balancer last', () => {
  const all = order(three);
  expect(all.indexOf('keystone')).toBeLessThan(all.indexOf('galera'));
  expect(all.slice(-3)).toEqual(['pacemaker', 'corosync', 'haproxy']);
  expect(order(keepalived).slice(-2)).toEqual(['keepalived', 'haproxy']);
});

test('one after the other, on that host only', () => {
  const plan = rest(three, 'ctl2');
  for (const [index, { id, host }] of plan.steps.entries()) {
    expect(host).toBe('ctl2');
    for (const before of plan.steps.slice(0, index)) expect(isBefore(plan, before.id, id)).toBe(true);
  }
});

test('what serves the host itself goes on', () => {
  expect(order(three)).not.toContain('chrony');
  expect(order(keepalived)).not.toContain('nftables');
});

test('the others must do their work, and users are led to them first', () => {
  const step = (service: string) => rest(three, 'ctl2').steps.find((one) => one.service === service)!;
  for (const service of ['keystone', 'galera', 'rabbitmq', 'corosync'])
    expect(step(service).guard!.others.map(({ host }) => host)).toEqual(['ctl1', 'ctl3']);
  expect(step('galera').guard!.need).toBe(2);
  for (const service of ['keystone', 'galera']) expect(step(service).drain!.hosts).toEqual(['ctl1', 'ctl2', 'ctl3']);
  expect(step('galera').release!.map(({ host }) => host)).toEqual(['ctl2']);
});

test('while the addresses move, nobody begins what would be cut, and sessions with all the others are let go', () => {
  for (const [cloud, service] of [
    [three, 'pacemaker'],
    [keepalived, 'keepalived'],
  ] as const) {
    const { drain, release } = rest(cloud, 'ctl2').steps.find((one) => one.service === service)!;
    expect(drain!.hosts).toEqual(['ctl2']);
    expect(drain!.drains[0]!.away.params).toMatchObject({ addresses: '10.77.0.100 10.77.2.100' });
    expect(drain!.drains[0]!.away.params!.http).toContain('10.77.2.100:5000');
    expect(release!.map(({ host }) => host)).toEqual(['ctl1', 'ctl3']);
  }
});

test('where the addresses are elsewhere, nobody is let go for them', () => {
  const { drain, release } = rest(three, 'ctl2', false).steps.find(({ service }) => service === 'pacemaker')!;
  expect([drain, release]).toEqual([undefined, undefined]);
});

test('a unit that is socket and service is stopped whole, the service first', () => {
  const { act } = rest(three, 'ctl2').steps.find(({ service }) => service === 'haproxy')!;
  const script = act.script.replaceAll("'", '');
  expect(script.indexOf('systemctl stop haproxy.service')).toBeGreaterThan(0);
  expect(script.indexOf('systemctl stop haproxy.service')).toBeLessThan(
    script.indexOf('systemctl stop haproxy.socket'),
  );
});

test('a host alone has nobody to hand anything to', () => {
  const plan = rest(withControllers(1), 'ctl1');
  expect(plan.steps.length).toBeGreaterThan(4);
  expect(plan.steps.some(({ drain, release, guard }) => drain || release || guard)).toBe(false);
});

test('a member that rests has not left: its units stay enabled, and only a condition keeps them from starting', () => {
  for (const { act } of rest(three, 'ctl2').steps) {
    expect(act.script).not.toContain('disable');
    // A unit that could not be stopped must be able to start again.
    expect(act.script.indexOf('systemctl stop')).toBeLessThan(act.script.indexOf('ConditionPathExists'));
  }
  expect(wakeUnits.script).toContain('quorate-rest.conf');
});
