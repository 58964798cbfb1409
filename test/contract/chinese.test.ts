import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { judge as judgeRun } from '../../src/drill/judge.ts';
import { reason } from '../../src/drill/reason.ts';
import { createJournal } from '../../src/engine/journal.ts';
import { inEnglish, setLanguage } from '../../src/locale/text.ts';
import { documentOf, movedSince } from '../../src/plan/document.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { leavingRisks } from '../../src/plan/risks.ts';
import { judge } from '../../src/preflight/judge.ts';
import type { Seen } from '../../src/preflight/seen.ts';
import { healthCodes } from '../../src/util/health-codes.ts';
import { threeControllers } from '../helpers/clouds.ts';
import { history } from '../helpers/drill-history.ts';
import { bare, composed } from '../helpers/observed.ts';

const chinese = /\p{Script=Han}/u;
const cloud = threeControllers();

afterEach(() => setLanguage('en'));

/** Facts that nothing well would show, of each of the hosts. */
const ill = [
  {},
  { leap: 'Not synchronised' },
  { leap: 'Normal', offset: '3', reached: '' },
  { quorate: 'no', members: '1' },
  { quorate: 'yes', members: '2' },
  { cluster_status: 'Primary', cluster_size: '2', local_state_comment: 'Donor/Desynced' },
  { cluster_status: 'Primary', cluster_size: '3', local_state_comment: 'Synced', applier_waits: '12' },
  { cluster_status: 'non-Primary' },
  { verdict: 'writer-missing' },
  { ends: '2026-01-01', 'keystone/BACKEND': 'DOWN', 'keystone/ctl1': 'DOWN' },
  { table: 'yes', trial: 'yes' },
  { dc: 'ctl1', 'fence:fence-ctl1': 'failed', 'resource:address-public': 'stopped' },
  { unit: 'active' },
  { http: '200', running: 'ctl1', alarms: 'memory disk' },
  { http: '200', running: 'ctl1', partitions: 'ctl2' },
  { 'address:public': 'held', 'address:internal': 'held' },
];

test('every condition that a look can find', () => {
  setLanguage('zh');
  const composition = composed({ ...cloud, architecture: { ...cloud.architecture, firewall: 'nftables' } });
  const conditions = ill.flatMap((facts) =>
    composition.groups.flatMap(
      ({ service, view }) => service.health?.(view, new Map(cloud.hosts.map(({ name }) => [name, facts]))) ?? [],
    ),
  );
  for (const { code, what } of conditions) expect(what, code).toMatch(chinese);
  const told = new Set<string>(conditions.map(({ code }) => code));
  const ofServices = Object.keys(healthCodes).filter((code) =>
    /^(GALERA|COROSYNC|RABBITMQ|HAPROXY|FIREWALL)_/.test(code),
  );
  expect(ofServices.filter((code) => !told.has(code))).toEqual([]);
});

test('every finding of a preflight', () => {
  setLanguage('zh');
  const seen: Seen = {
    ...{ host: 'ctl1', system: 'debian sid', cores: 1, memory: 1e9, space: 1e9, interfaces: 1, sync: 20 },
    ...{ clock: [5000, 5001], macs: [], sources: [{ name: '192.0.2.7', answers: false }] },
    peers: [
      { network: 'ring', peer: 'ctl2' },
      { network: 'ring', peer: 'ctl3', rtt: { mean: 9, jitter: 9 } },
    ],
    addresses: [{ name: 'internal', held: true, macs: ['52:54:00:12:34:56'] }],
    switches: [{ device: 'fence-ctl2', answer: 'refused' }],
  };
  const { sync: _, ...untried } = seen;
  const other: Seen = {
    ...untried,
    host: 'ctl2',
    clock: [0, 1],
    peers: [{ network: 'ring', peer: 'ctl1', unasked: true }],
  };
  const checks = judge(composed({ ...cloud, tls: 'off' }), { seen: [seen, other], unseen: [] });
  const findings = checks.flatMap((check) => check.findings);
  expect(new Set(checks.filter((check) => check.findings.length > 0).map(({ id }) => id)).size).toBe(9);
  for (const { code, what } of findings) expect(what, code).toMatch(chinese);
});

test('every reason of a verdict, whether it passed or not', () => {
  setLanguage('zh');
  const runs = [
    history(),
    history({ records: [] }),
    history({ events: [] }),
    history({ run: { faultWindow: {}, ended: { as: 'stopped', why: reason('failed', 'ENOENT') } } }),
    history({ run: { ended: { as: 'baseline-not-healthy', why: reason('noAnswer') } } }),
    history({ run: { ended: { as: 'interrupted' } } }),
  ];
  for (const { checker, reason: why } of runs.flatMap((run) => judgeRun(run).checks))
    expect(why, checker).toMatch(chinese);
});

test('what is planned, what speaks against it, and what moved since', () => {
  setLanguage('zh');
  const composition = composed(cloud);
  const plan = makePlan(
    composition,
    cloud.hosts.map(({ name }) => bare(composition, name)),
  );
  const document = documentOf(plan, [], { source: 'cloud.yaml' });
  for (const { verb, object } of document.steps) if (verb === 'converge') expect(object).toMatch(chinese);
  const gone = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
  const risks = leavingRisks(composition, gone, []);
  const moved = movedSince(document, { ...document, cloud: 'other', revision: 'other', steps: [] })!;
  const sentences = [...risks.map(({ what }) => what), moved.what, ...moved.detail!.split('\n')];
  expect(sentences.length).toBeGreaterThan(5);
  for (const sentence of sentences) expect(sentence).toMatch(chinese);
});

test('what is kept or compared is the same in every language', () => {
  const english = composed(cloud).revision;
  setLanguage('zh');
  const composition = composed(cloud);
  expect(composition.revision).toBe(english);
  const plan = makePlan(
    composition,
    cloud.hosts.map(({ name }) => bare(composition, name)),
  );
  const document = inEnglish(() => documentOf(plan, [], { source: 'cloud.yaml' }));
  const directory = mkdtempSync(join(tmpdir(), 'quorate-journal-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const journal = createJournal(directory, document, 0);
  const problem = { code: 'STEP_FAILED', what: '失败', where: { name: 'x@ctl1' }, detail: 'no space' } as const;
  const step = { step: 'x@ctl1', host: 'ctl1', title: '创建' };
  journal.keep({ type: 'step-ended', at: 0, ...step, outcome: 'failed', ms: 1, problem });
  const kept = ['plan.json', 'events.ndjson'].map((name) => readFileSync(join(journal.path, name), 'utf8'));
  expect(kept.join('')).not.toMatch(chinese);
  expect(kept[1]).toContain('"detail":"no space"');
  expect(JSON.stringify(inEnglish(() => judgeRun(history())))).not.toMatch(chinese);
});
