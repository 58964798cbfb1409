import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { threeControllers } from '../../../test/helpers/clouds.ts';
import { timersTold, whatIf } from '../../analysis/what-if.ts';
import { arrange } from '../../compose/compose.ts';
import type { Proof } from '../../drill/proofs.ts';
import { setLanguage } from '../../locale/text.ts';
import type { FaultSpec } from '../../timing/fault.ts';
import { type WhatIfReport, whatIfTable, whatIfText } from './what-if.ts';

afterEach(() => setLanguage('en'));

const arrangement = arrange({ ...threeControllers(), rehearsal: true });
const proof = {
  canary: 'database-write',
  fault: 'crash@galera/db-writer',
  runs: 3,
  median: 1500,
  worst: 9000,
  elsewhere: 1,
} as unknown as Proof;

function report(...specs: FaultSpec[]): WhatIfReport {
  const faults = specs.map((spec) => ({
    ...whatIf(arrangement, spec),
    measured: spec.part === 'galera' ? [proof] : [],
  }));
  return { cloud: 'demo', rehearsal: true, faults, timers: timersTold(arrangement) };
}

const writer: FaultSpec = { fault: 'crash', part: 'galera', target: 'db-writer' };
const hung: FaultSpec = { fault: 'hang', part: 'haproxy', target: 'vip-holder' };
const shown = (text: string) => stripVTControlCharacters(text);

test('a fault as bars of time, with the settings and assumptions of each stage, and what was measured', () => {
  expect(shown(whatIfText(report(writer)))).toMatchSnapshot();
});

test('a fault that is never over says why', () => {
  expect(shown(whatIfText(report({ fault: 'disk-full', target: 'vip-holder' })))).toContain(
    'never: a full disk under one broker stops the publishers of all of them',
  );
});

test('all faults in a table, with the median of drills', () => {
  expect(shown(whatIfTable(report({ fault: 'host-off', target: 'vip-holder' }, writer, hung)))).toMatchInlineSnapshot(`
    "Seconds as a rule / at worst [median measured]: ✓ kept even at worst, ◐ kept as a rule, ✗ not kept.

    fault                    sign-in       validate-token  database-write     message       objective
    host-off@vip-holder      ◐ 5.2 / 12.6  ◐ 5.2 / 12.6    ◐ 5.2 / 12.6       ◐ 5.5 / 11.0  8 s
    crash@galera/db-writer   ✗ 2.1 / 5.1   ✗ 2.1 / 5.1     ✗ 2.1 / 5.1 [1.5]    –           2 s
    hang@haproxy/vip-holder  ✗ 2.6 / 7.2   ✗ 2.6 / 7.2     ✗ 2.6 / 7.2          –           2 s

    The stages of one fault, and the settings that decide them: quorate what-if FAULT"
  `);
});

test('in Chinese', () => {
  setLanguage('zh');
  expect(shown(whatIfTable(report(writer, hung)))).toMatchInlineSnapshot(`
    "秒：预期 / 最坏 [实测中位数]：✓ 最坏情况下也能兑现，◐ 通常能兑现，✗ 不能兑现。

    故障                     sign-in      validate-token  database-write     message  目标
    crash@galera/db-writer   ✗ 2.1 / 5.1  ✗ 2.1 / 5.1     ✗ 2.1 / 5.1 [1.5]    –      2 秒
    hang@haproxy/vip-holder  ✗ 2.6 / 7.2  ✗ 2.6 / 7.2     ✗ 2.6 / 7.2          –      2 秒

    查看某个故障的各阶段，以及决定它们的设置：quorate what-if FAULT"
  `);
});
