import { expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import { compose } from '../compose/compose.ts';
import { type FakeHost, fakeTransport } from '../transport/fake.ts';
import type { Script } from '../util/script.ts';
import { testFencing } from './test-fencing.ts';

const composition = compose(threeControllers(), (name) => `secret-of-${name}`);
const isOrder = ({ script }: Script) => script.includes('stonith_admin');

/** Three hosts whose power switches work; a host without `reboots` stays on its boot, whatever the switch says. */
function world(options: { clustered?: boolean; reboots?: readonly string[] } = {}) {
  const { clustered = false, reboots = ['ctl1', 'ctl2', 'ctl3'] } = options;
  const boots = new Map<string, number>();
  const host = (name: string): FakeHost => ({
    execute: (script) => {
      if (script.script.includes('boot_id')) return { stdout: `${name}-${boots.get(name) ?? 0}\n` };
      if (script.script.includes('is-active corosync')) return { code: clustered ? 0 : 3 };
      const target = script.params?.host ?? '';
      if (isOrder(script) && reboots.includes(target)) boots.set(target, (boots.get(target) ?? 0) + 1);
      return {};
    },
  });
  const transport = fakeTransport({ ctl1: host('ctl1'), ctl2: host('ctl2'), ctl3: host('ctl3') });
  let now = 0;
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const orders = () => transport.calls.filter(({ script }) => isOrder(script));
  return { transport, clock, report: () => {}, signal: new AbortController().signal, orders };
}

test('every controller is switched by another one, one after the other, each by all its levels', async () => {
  const hosts = world();
  const { proofs, findings } = await testFencing(composition, hosts);
  expect(findings).toEqual([]);
  expect(proofs.map(({ host, level, by }) => `${host} through ${level} by ${by}`)).toEqual([
    'ctl1 through redfish by ctl2',
    'ctl1 through pdu by ctl2',
    'ctl2 through redfish by ctl3',
    'ctl2 through pdu by ctl3',
    'ctl3 through redfish by ctl1',
    'ctl3 through pdu by ctl1',
  ]);
  const [, strips] = hosts.orders();
  expect(strips!.script.params).toMatchObject({ host: 'ctl1', agents: 'fence_netio fence_netio', first: '' });
  expect(
    strips!.script.stdin!.split('\n\n').map((options) => options.split('\n').filter((one) => /^(ip|plug)=/.test(one))),
  ).toEqual([
    ['ip=10.77.3.51', 'plug=1'],
    ['ip=10.77.3.52', 'plug=1'],
  ]);
});

test('the password travels over standard input only', async () => {
  const hosts = world();
  await testFencing(composition, hosts);
  for (const { script } of hosts.orders()) {
    expect(script.stdin).toMatch(/password=secret-of-(fence\/ctl|pdu\/pdu-)/);
    expect(JSON.stringify([script.script, script.params])).not.toContain('secret-of');
  }
});

test('an agent that says done without another boot proves nothing, and no further host is touched', async () => {
  const hosts = world({ reboots: ['ctl1'] });
  const { proofs, findings } = await testFencing(composition, hosts);
  expect(proofs.map(({ host }) => host)).toEqual(['ctl1', 'ctl1']);
  expect(findings.map(({ code, host }) => `${code} ${host}`)).toEqual(['FENCING_FAILED ctl2']);
  expect(hosts.orders()).toHaveLength(3);
});

test('no host of a cluster that is not whole is switched', async () => {
  const hosts = world({ clustered: true });
  await expect(testFencing(composition, hosts)).rejects.toMatchObject({ problems: [{ code: 'QUORUM_AT_RISK' }] });
  expect(hosts.orders()).toEqual([]);
});
