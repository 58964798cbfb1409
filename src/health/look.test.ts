import { expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import { arrange, arrangeToLook, compose } from '../compose/compose.ts';
import { timersFor } from '../compose/timers.ts';
import { timers as usual } from '../timing/timers.ts';
import { fakeTransport } from '../transport/fake.ts';
import { databaseWriter, holders, look } from './look.ts';

const composition = compose(threeControllers(), (name) => name);

/** What the probes of a host print when all is well and it holds the addresses, or not. */
function answer(holding: boolean): string {
  const crm = `<pacemaker-result><summary><current_dc present="true" name="ctl1"/></summary><nodes><node name="ctl1" online="true"/></nodes><resources><resource id="address-internal" role="Started" failed="false" resource_agent="ocf:heartbeat:IPaddr2"><node name="ctl2"/></resource></resources></pacemaker-result>`;
  const servers = ['ctl1', 'ctl2', 'ctl3', 'BACKEND']
    .map((server) => `galera,${server},${',0'.repeat(14)},UP`)
    .join('\n');
  return [
    '== chrony\n0A4D000B,10.77.0.11,11,1763712000.1,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,16.0,Normal\n--\n^,*,192.0.2.7,2,6,377,5,0,0,0',
    '== corosync\nNodes:            3\nQuorate:          Yes',
    `== pacemaker\n${crm}`,
    `== addresses\n${holding ? 'internal\npublic' : ''}`,
    `== haproxy\n${servers}\n1\n4 galera 3 ctl1 10.77.0.11 2\n# table: galera, type: ip\n0x55: key=10.77.0.100 use=0 exp=0 server_id=3 server_name=ctl1\n`,
    '== galera\nwsrep_cluster_size\t3\nwsrep_cluster_status\tPrimary\nwsrep_local_state_comment\tSynced',
    '== memcached\nVERSION 1.6.38',
    '== rabbitmq\nactive\nctl1\n200\n[{"name":"rabbit@ctl1","running":true},{"name":"rabbit@ctl2","running":true},{"name":"rabbit@ctl3","running":true}]',
    '== keystone\n200',
  ].join('\n');
}

test('a cloud in which all answer well has no conditions', async () => {
  const seen = await look(
    composition,
    fakeTransport({
      ctl1: { execute: () => ({ stdout: answer(false) }) },
      ctl2: { execute: () => ({ stdout: answer(true) }) },
      ctl3: { execute: () => ({ stdout: answer(false) }) },
    }),
  );
  expect(seen.conditions).toEqual([]);
  expect(holders(seen, ['internal', 'public'])).toEqual({ internal: ['ctl2'], public: ['ctl2'] });
  expect(databaseWriter(seen)).toBe('ctl1');
});

test('a host that does not answer, an address nobody holds and a member that lags are told by name', async () => {
  const lagging = answer(false).replace('Synced', 'Joined');
  const seen = await look(
    composition,
    fakeTransport({
      ctl1: { execute: () => ({ stdout: lagging }) },
      ctl2: { execute: () => ({ stdout: answer(false) }) },
    }),
  );
  const told = seen.conditions.map(({ code, host }) => `${code} ${host ?? ''}`.trim());
  expect(told.sort()).toEqual([
    'ADDRESS_NOT_HELD',
    'ADDRESS_NOT_HELD',
    'GALERA_NOT_SYNCED ctl1',
    'HOST_UNREACHABLE_NOW ctl3',
  ]);
});

test('a member whose appliers have been waiting for a lock for long is told as what holds up the others', async () => {
  const waiting = (seconds: string) => answer(true).replace('Synced', `Synced\napplier_waits\t${seconds}`);
  const conditions = async (seconds: string) => {
    const answers = { ctl1: answer(false), ctl2: waiting(seconds), ctl3: answer(false) };
    const hosts = Object.entries(answers).map(([host, stdout]) => [host, { execute: () => ({ stdout }) }]);
    return (await look(composition, fakeTransport(Object.fromEntries(hosts)))).conditions;
  };
  expect(await conditions('65')).toMatchObject([{ code: 'GALERA_STUCK', severity: 'error', host: 'ctl2' }]);
  for (const passing of ['NULL', '0', '9']) expect(await conditions(passing)).toEqual([]);
});

test('a member that balancers see down is told once: the relays to it follow', async () => {
  const down = answer(true).replace(
    /^galera,ctl3,.*$/m,
    (line) =>
      `${line.replace('UP', 'DOWN')}\ngalera-ctl3,ctl3,${',0'.repeat(14)},DOWN via galera/ctl3\ngalera-ctl3,BACKEND,${',0'.repeat(14)},DOWN`,
  );
  const seen = await look(
    composition,
    fakeTransport({
      ctl1: { execute: () => ({ stdout: answer(false) }) },
      ctl2: { execute: () => ({ stdout: down }) },
      ctl3: { execute: () => ({ stdout: answer(false) }) },
    }),
  );
  expect(seen.conditions.map(({ code, object, about }) => [code, object, about])).toEqual([
    ['HAPROXY_SERVER_DOWN', 'galera', ['ctl3']],
  ]);
});

test('a host that never answers is unreachable after the limit, and holds nobody up', async () => {
  const silent = { execute: () => new Promise<never>(() => {}) };
  const seen = await look(composition, fakeTransport({ ctl1: silent, ctl2: silent, ctl3: silent }), 20);
  expect(seen.conditions.filter(({ code }) => code === 'HOST_UNREACHABLE_NOW')).toHaveLength(3);
});

test('daemons that say nothing are members that are down', async () => {
  const mute = { execute: () => ({ stdout: '' }) };
  const seen = await look(composition, fakeTransport({ ctl1: mute, ctl2: mute, ctl3: mute }));
  const down = seen.conditions
    .filter(({ code, host }) => code === 'MEMBER_DOWN' && host === 'ctl1')
    .map(({ service }) => service);
  expect(down).toEqual(['chrony', 'corosync', 'pacemaker', 'haproxy', 'galera', 'memcached', 'rabbitmq', 'keystone']);
});

test('controllers tell the mutes they keep, and a host that can run nothing is told as such', async () => {
  const mute = { code: 'CLOCK_SKEW', until: 2, by: 'ann', at: 1, count: 1, severity: 'warning' };
  const seen = await look(
    composition,
    fakeTransport({
      ctl1: { execute: () => ({ stdout: `${answer(true)}\n== mutes\n${JSON.stringify(mute)}\n` }) },
      ctl2: { execute: () => ({ code: 1, stderr: 'mktemp: No space left on device\n' }) },
      ctl3: { execute: () => ({ stdout: answer(false) }) },
    }),
  );
  expect(seen.mutes).toEqual([mute]);
  expect(seen.conditions.find(({ code }) => code === 'LOOK_INCOMPLETE')).toMatchObject({ host: 'ctl2' });
  expect(seen.facts.get('galera')!.has('ctl2')).toBe(false);
});

test('what is asked, and what is made of it, depends on no timer', async () => {
  const cloud = threeControllers();
  const hasty = { ...cloud, assumptions: { latency: { best: 10, expected: 50, worst: 100 } } };
  expect(timersFor(hasty), 'not as usual').not.toEqual(usual);
  const seen = async (arrangement: ReturnType<typeof arrange>) => {
    const asked: string[] = [];
    const execute = ({ script }: { readonly script: string }) => {
      asked.push(script);
      return { stdout: answer(false).replace('Synced', 'Joined') };
    };
    const { conditions, facts } = await look(arrangement, fakeTransport({ ctl1: { execute }, ctl2: { execute } }));
    return { asked: asked.sort(), conditions, facts };
  };
  expect(await seen(arrangeToLook(hasty))).toEqual(await seen(arrange(hasty)));
});
