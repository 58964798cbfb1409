import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import type { ToldFinding } from '../../analysis/accept.ts';
import { readXml } from '../../formats/xml.ts';
import { setLanguage } from '../../locale/text.ts';
import { exitOf, findingsReport } from '../findings-report.ts';
import { findingsText, programsText } from './findings.ts';

afterEach(() => setLanguage('en'));

const advice: ToldFinding = {
  code: 'QUORUM_EVEN',
  severity: 'advice',
  what: 'galera: 4 members bear no more losses than 3',
  at: ['hosts'],
};
const warning: ToldFinding = {
  code: 'CLUSTER_ONE_LINK',
  severity: 'warning',
  what: 'one link',
  where: { name: 'etc/corosync/corosync.conf', line: 3 },
};
const error: ToldFinding = {
  code: 'RACK_SHARED',
  severity: 'error',
  what: 'if rack <r1> loses power, \u202eall stops',
  at: ['hosts', 'ctl1', 'rack'],
  expired: { because: 'moving', until: '2026-10-31' },
};
const accepted: ToldFinding = {
  code: 'RACK_SHARED',
  severity: 'error',
  what: 'if rack <r1> loses power, all stops',
  at: ['hosts', 'ctl9'],
  accepted: { because: 'on order', until: '2027-03-01' },
};

const placeOf = () => ({ name: 'my cloud.yaml', line: 7, column: 3 });
const report = findingsReport('demo', [advice, accepted, warning, error], placeOf);
const clean = findingsReport('demo', []);
const plain = (text: string) => stripVTControlCharacters(text);

it('tells the worst first, what is accepted last, and the way out of each code once', () => {
  expect(plain(findingsText(report))).toMatchInlineSnapshot(`
    "× RACK_SHARED  Too many members in one rack
        my cloud.yaml:7:3  if rack <r1> loses power, �all stops
                           was accepted until 2026-10-31: moving
        do: Move members to other racks, so that every rack holds fewer than a majority.
    ‼ CLUSTER_ONE_LINK  The cluster hears its members over one network only
        etc/corosync/corosync.conf:3  one link
        do: Declare a network \`ring\` over other switches, and give the controllers addresses on it.
    · QUORUM_EVEN  An even number of members decides by majority
        my cloud.yaml:7:3  galera: 4 members bear no more losses than 3
        do: Take one away, or add one.
    – RACK_SHARED  if rack <r1> loses power, all stops (accepted until 2027-03-01: on order)
    demo: 1 error, 1 warning, 1 advice, 1 accepted.
    What a code means, and what to do: quorate explain CODE"
  `);
});

it('says so when there is nothing to tell', () => {
  expect(findingsText(clean)).toBe('demo: nothing found.');
});

it('is said in Chinese', () => {
  setLanguage('zh');
  expect(plain(findingsText(report))).toContain('demo：1 个错误，1 个警告，1 条建议，1 项已接受。');
});

it.each([
  ['an error', [error, warning], 1, 1],
  ['a warning', [warning, advice], 0, 2],
  ['advice', [advice], 0, 0],
  ['an accepted error', [accepted], 0, 0],
  ['nothing', [], 0, 0],
])('ends with %s as ux says', (_, findings, lenient, strict) => {
  expect(exitOf(findingsReport('demo', findings), false)).toBe(lenient);
  expect(exitOf(findingsReport('demo', findings), true)).toBe(strict);
});

it('keeps a path as an acceptance has it, and its place, in JSON', () => {
  expect(report.findings[0]).toMatchObject({ at: 'hosts.ctl1.rack', where: { line: 7 }, code: 'RACK_SHARED' });
  // A finding of a file that was read is where that is.
  expect(report.findings[1]!.where).toEqual({ name: 'etc/corosync/corosync.conf', line: 3 });
});

it('is SARIF that names each rule once, suppresses what is accepted, and points to the line', async () => {
  const log = JSON.parse((await programsText('sarif'))!(report, false));
  const [run] = log.runs;
  expect([log.version, run.tool.driver.rules.map(({ id }: { id: string }) => id)]).toEqual([
    '2.1.0',
    ['RACK_SHARED', 'CLUSTER_ONE_LINK', 'QUORUM_EVEN'],
  ]);
  expect(run.results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning', 'note', 'error']);
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect(run.results[0].locations).toEqual([
    {
      physicalLocation: { artifactLocation: { uri: 'my%20cloud.yaml' }, region: { startLine: 7, startColumn: 3 } },
      logicalLocations: [{ fullyQualifiedName: 'hosts.ctl1.rack' }],
    },
  ]);
  expect(run.results.map(({ suppressions }: { suppressions?: unknown }) => suppressions)).toEqual([
    undefined,
    undefined,
    undefined,
    [{ kind: 'external', justification: 'on order' }],
  ]);
});

interface Case {
  readonly failure?: { '@message': string };
  readonly skipped?: { '@message': string };
}

const suiteOf = (xml: string) =>
  (readXml(xml, ['testcase']) as { testsuites: { testsuite: Record<string, string> & { testcase: Case[] } } })
    .testsuites.testsuite;

it('is JUnit in which errors fail, warnings only when they end the command, and what is accepted is skipped', async () => {
  const junit = (await programsText('junit'))!;
  const [lenient, strict] = [suiteOf(junit(report, false)), suiteOf(junit(report, true))];
  expect([lenient['@tests'], lenient['@failures'], strict['@failures'], lenient['@skipped']]).toEqual([
    '4',
    '1',
    '2',
    '1',
  ]);
  expect(lenient.testcase[0]!.failure!['@message']).toBe(
    'my cloud.yaml:7:3: if rack <r1> loses power, \ufffdall stops',
  );
  expect(lenient.testcase[3]!.skipped).toEqual({ '@message': 'on order' });
  expect(suiteOf(junit(clean, true))['@tests']).toBe('1');
});

it('has no format of its own where people or JSON are meant', async () => {
  expect(await programsText('human')).toBeUndefined();
  expect(await programsText('json')).toBeUndefined();
});
