import { XMLValidator } from 'fast-xml-parser';
import { afterEach, expect, it } from 'vitest';
import { withControllers } from '../../../../test/helpers/clouds.ts';
import { check, designOf } from '../../../analysis/check.ts';
import type { Cloud } from '../../../cloud/cloud.ts';
import { arrange } from '../../../compose/compose.ts';
import { readXml } from '../../../formats/xml.ts';
import { setLanguage } from '../../../locale/text.ts';
import { topologyOf } from './model.ts';
import { topologyPicture } from './picture.ts';

afterEach(() => setLanguage('en'));

function topology(cloud: Cloud) {
  const design = designOf(arrange(cloud));
  return topologyOf(design, check(design, '2026-11-21').survival);
}

const oneRack = (cloud: Cloud, hosts: number): Cloud => ({
  ...cloud,
  hosts: cloud.hosts.map((host, index) => ({
    ...host,
    domains: { ...host.domains, rack: [index < hosts ? 'r1' : `r${index + 1}`] },
  })),
});

it('marks what stops something, and with what', () => {
  const { bars, columns, stops } = topology(oneRack(withControllers(3), 2));
  expect(stops.map(({ letter, text, capabilities }) => `${letter ?? '×'} ${text}: ${capabilities.join(' ')}`)).toEqual([
    '× rack r1: sign-in database-write messaging',
    'A any two of ctl1, ctl2, ctl3: sign-in database-write messaging',
    'B power feed a + power feed b: sign-in database-write messaging',
    'C switch s1 + switch s2: sign-in database-write messaging',
    'D network bmc + ctl1 | ctl2 | ctl3: sign-in database-write',
    'E rack r3 + power feed a | power feed b: sign-in database-write',
  ]);
  expect(columns.map(({ mark }) => mark)).toEqual(Array(3).fill({ alone: false, pairs: ['A', 'D'] }));
  const marks = Object.fromEntries(bars.map(({ name, mark }) => [name, [mark.alone, mark.pairs.join('')]]));
  expect(marks).toEqual({
    r1: [true, ''],
    // It takes down ctl3, and nobody else.
    r3: [false, 'ADE'],
    ...{ a: [false, 'BE'], b: [false, 'BE'], s1: [false, 'C'], s2: [false, 'C'], bmc: [false, 'D'] },
  });
});

it('draws every service that something needs, with who can do its work', () => {
  const cloud = withControllers(3);
  const [first, ...others] = cloud.hosts;
  const { public: _, ...inside } = first!.ip;
  const { rows, capabilities } = topology({ ...cloud, hosts: [{ ...first!, ip: inside }, ...others] });
  expect(rows.map(({ service, need, of }) => `${service} ${need}/${of}`)).toEqual([
    ...['corosync 2/3', 'pacemaker 2/3', 'addresses 1/3', 'haproxy 1/3', 'galera 2/3', 'rabbitmq 2/3', 'keystone 1/3'],
  ]);
  expect(rows[2]!.members).toEqual(['unable', 'able', 'able']);
  const needed = Object.fromEntries(
    capabilities.map(({ name, rows: own }) => [name, own.map((index) => rows[index]!.service)]),
  );
  expect(needed.messaging).toEqual(['rabbitmq']);
  expect(needed['database-write']).toEqual(['corosync', 'pacemaker', 'addresses', 'haproxy', 'galera']);
});

it.each(['en', 'zh'] as const)('is a file of XML that needs no other, in %s', (language) => {
  setLanguage(language);
  const cloud = { ...withControllers(3), name: 'demo' };
  const picture = topologyPicture(
    topology({ ...cloud, hosts: cloud.hosts.map((host) => ({ ...host, domains: { rack: ['<r>&'] } })) }),
  );
  expect(XMLValidator.validate(picture)).toBe(true);
  const { svg } = readXml(picture, ['text']) as { svg: Record<string, string> };
  expect(svg['@xmlns']).toBe('http://www.w3.org/2000/svg');
  expect(picture.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|@import|<script/);
  expect(picture).not.toContain('<r>');
  expect(/\p{Script=Han}/u.test(picture)).toBe(language === 'zh');
});

it('tells of hosts beyond those that can be read', () => {
  const { columns, others } = topology(withControllers(40));
  expect([columns.length, others]).toEqual([16, ['24 × controller']]);
});
