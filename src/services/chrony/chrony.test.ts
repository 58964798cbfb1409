import { expect, test } from 'vitest';
import { threeControllers, withControllers } from '../../../test/helpers/clouds.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { compose } from '../../compose/compose.ts';
import type { Facts } from '../condition.ts';
import type { View } from '../service.ts';
import { chronyFiles } from './files.ts';
import { chronyHealth } from './health.ts';
import { chronyProbe } from './probe.ts';
import type { ChronySettings } from './settings.ts';

/** Three controllers and a compute host that has an address on the service network only. */
function cloud(): Cloud {
  const three = threeControllers();
  const compute = { ...three.hosts[0]!, name: 'cmp1', roles: ['compute'] as const, ip: { management: '10.77.0.21' } };
  return { ...three, hosts: [...three.hosts, compute] };
}

function viewOf(of: Cloud): View<ChronySettings> {
  const group = compose(of, (name) => name).groups.find(({ service }) => service.id === 'chrony')!;
  return group.view as View<ChronySettings>;
}

function configuration(of: Cloud, host: string): string {
  const view = viewOf(of);
  const files = chronyFiles(view, view.members.find((one) => one.host === host)!);
  return files.map(({ path, content }) => (path.startsWith('/etc/chrony/') ? content : '')).join('');
}

test('controllers follow what is declared and each other, and give the service network its time', () => {
  const content = configuration(
    { ...cloud(), services: { chrony: { sources: ['ntp.example.org', '192.0.2.7'] } } },
    'ctl2',
  );
  expect(content).toContain('pool ntp.example.org iburst');
  expect(content).toContain('server 192.0.2.7 iburst\n');
  expect(content.match(/^server 10\.77\.0\.\d+/gm)).toEqual(['server 10.77.0.11', 'server 10.77.0.13']);
  expect(content).toContain('local stratum 10 orphan');
  expect(content.match(/^allow .*/gm)).toEqual(['allow 10.77.0.0/24']);
});

test('every other host follows all controllers and nobody else, and serves nobody', () => {
  const content = configuration(cloud(), 'cmp1');
  expect(content.match(/^(server|pool) \S+/gm)).toEqual([
    'server 10.77.0.11',
    'server 10.77.0.12',
    'server 10.77.0.13',
  ]);
  expect(content).not.toMatch(/^(allow|local|sourcedir .run)/m);
});

test('a controller that joins restarts no clock', () => {
  const restarting = (count: number) => {
    const view = viewOf(withControllers(count));
    return chronyFiles(view, view.members[0]!).filter(({ restarts }) => restarts);
  };
  expect(restarting(3)).toEqual(restarting(1));
});

test('a rehearsal never sets a clock and asks nobody outside', () => {
  const rehearsed = viewOf({ ...cloud(), rehearsal: true });
  const files = chronyFiles(rehearsed, rehearsed.members[0]!);
  expect(files.find(({ path }) => path === '/etc/default/chrony')!.content).toContain(' -x');
  expect(configuration({ ...cloud(), rehearsal: true }, 'ctl1')).not.toContain('pool');
  const real = viewOf(cloud());
  expect(chronyFiles(real, real.members[0]!).map(({ path }) => path)).toEqual([
    '/etc/chrony/chrony.conf',
    '/etc/chrony/sources.d/quorate.sources',
  ]);
});

const tracking = (leap: string, offset = '0.000000123') =>
  `0A4D000B,10.77.0.11,11,1763712000.1,${offset},0.0,0.0,0.0,0.0,0.0,0.0,0.0,16.0,${leap}\n`;

test('the probe reads how far the clock is off and who answered lately', () => {
  const facts = chronyProbe.parse(
    `${tracking('Normal')}--\n^,*,10.77.0.11,10,4,377,5,0,0,0\n^,?,192.0.2.7,0,6,0,4294967295,0,0,0\n`,
  );
  expect(facts).toMatchObject({ leap: 'Normal', offset: '0.000000123', reached: '10.77.0.11' });
  expect(chronyProbe.parse('--\n')).toEqual({});
});

const good: Facts = { leap: 'Normal', offset: '0.001', reached: '192.0.2.7 10.77.0.12' };
const codes = (of: Cloud, facts: Readonly<Record<string, Facts>>) =>
  chronyHealth(viewOf(of), new Map(Object.entries(facts))).map(({ code, host }) => `${code} ${host ?? ''}`.trim());

test('clocks that agree are well', () => {
  expect(codes(cloud(), { ctl1: good, ctl2: good, ctl3: good, cmp1: { ...good, reached: '10.77.0.11' } })).toEqual([]);
});

test('a clock without a source, clocks that differ and controllers without a source outside are told by name', () => {
  const facts = {
    ctl1: { ...good, offset: '-0.06' },
    ctl2: { ...good, offset: '0.05' },
    ctl3: { ...good, reached: '10.77.0.11' },
    cmp1: { leap: 'Not synchronised', offset: '7', reached: '' },
  };
  expect(codes(cloud(), facts)).toEqual(['CLOCK_UNSYNCED cmp1', 'CLOCK_SKEW', 'TIME_SOURCE_MISSING']);
  expect(codes({ ...cloud(), rehearsal: true }, facts)).toEqual(['CLOCK_UNSYNCED cmp1']);
  expect(codes(cloud(), { cmp1: {} })).toEqual(['MEMBER_DOWN cmp1']);
});
