import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { history } from '../../../test/helpers/drill-history.ts';
import { judge } from '../../drill/judge.ts';
import { proofsOf } from '../../drill/proofs.ts';
import type { JudgedRun } from '../../drill/runs.ts';
import { readXml } from '../../formats/xml.ts';
import { setLanguage } from '../../locale/text.ts';
import { junitText } from './junit.ts';
import { proofsText } from './proofs.ts';

afterEach(() => setLanguage('en'));

function judged(directory: string, change: Parameters<typeof history>[0] = {}): JudgedRun {
  const { run, ...rest } = history(change);
  // As they come from their files.
  return JSON.parse(JSON.stringify({ directory, run, verdict: judge({ run, ...rest }) }));
}

const runs = [judged('runs/1', { run: { revision: 'old' } }), judged('runs/2', { records: [] })];
const unread = [{ directory: 'runs/3', why: 'runs/3/run.json: it is not <there>\u001b' }];
const report = { directory: 'runs', outcome: 'unknown', proofs: proofsOf(runs), runs, unread } as const;
const text = () => stripVTControlCharacters(proofsText(report, Date.parse('1970-01-01T02:01:28Z')));

test('fault × canary in figures, what was measured on another revision, and what is no run', () => {
  expect(text()).toMatchInlineSnapshot(`
    "demo: 2 runs, newest revision abc
      fault                canary          runs  median  worst  lost  objective  ✓  ✗  ?  newest
    ? host-off@vip-holder  sign-in            2   4.1 s  4.1 s     8        8 s  1  0  1  2 h ago  1 of 2 on another revision
    ?                      database write     2   3.1 s  3.1 s     6        8 s  1  0  1  2 h ago  1 of 2 on another revision

    Not counted:
      ? runs/3  runs/3/run.json: it is not <there>�"
  `);
});

test('in Chinese, aligned by what the characters take', () => {
  setLanguage('zh');
  expect(text()).toMatchInlineSnapshot(`
    "demo：2 次演练，最新修订 abc
      故障                 探测        次数  中位数    最差  丢失  目标  ✓  ✗  ?  最近
    ? host-off@vip-holder  登录           2  4.1 秒  4.1 秒     8  8 秒  1  0  1  2 小时前  2 次中 1 次在其他修订上
    ?                      数据库写入     2  3.1 秒  3.1 秒     6  8 秒  1  0  1  2 小时前  2 次中 1 次在其他修订上

    未计入：
      ? runs/3  runs/3/run.json: it is not <there>�"
  `);
});

test('nothing to report is said', () => {
  expect(proofsText({ ...report, proofs: [], runs: [], unread: [] }, 0)).toBe('There is no run in runs.');
});

test('junit: a suite for each run, a case for each check; what is unknown or unread is an error', () => {
  const { testsuites } = readXml(junitText(report), ['testsuite', 'testcase']) as {
    testsuites: Record<string, unknown>;
  };
  expect(testsuites).toMatchObject({
    '@tests': '23',
    '@failures': '0',
    testsuite: [
      {
        '@name': '1',
        '@errors': '0',
        testcase: expect.arrayContaining([{ '@classname': 'demo.host-off@vip-holder', '@name': 'healed' }]),
      },
      {
        '@name': '2',
        testcase: expect.arrayContaining([
          expect.objectContaining({ '@name': 'writes-kept', error: expect.anything() }),
        ]),
      },
      { '@name': '3', testcase: [{ error: { '@message': 'runs/3/run.json: it is not <there>\ufffd' } }] },
    ],
  });
});
