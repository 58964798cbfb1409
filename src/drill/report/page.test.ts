import { afterEach, expect, test } from 'vitest';
import { answer, answers, end, history, wellRecords } from '../../../test/helpers/drill-history.ts';
import { readXml } from '../../formats/xml.ts';
import { setLanguage } from '../../locale/text.ts';
import type { CanaryId } from '../canaries/config.ts';
import { judge } from '../judge.ts';
import { strokes } from './latency-panel.ts';
import { reportPage } from './page.ts';

afterEach(() => setLanguage('en'));

const paged = (change: Parameters<typeof history>[0] = {}) => {
  const run = history(change);
  return reportPage(run, judge(run));
};
const pictures = (page: string) => page.match(/<svg[\s\S]*?<\/svg>/g) ?? [];

test('the verdict, its reasons, figures and pictures, with nothing from elsewhere and no script', () => {
  const page = paged();
  for (const said of [
    'PASS',
    'interrupted for 4.1 s',
    '3.9 s to spare',
    'every phase ran',
    '100 / 100 / 100',
    'revision abc',
  ])
    expect(page).toContain(said);
  expect(page).not.toMatch(/<script|<link|<img|https?:|@import|url\((?!#)/);
  expect(pictures(page).filter((one) => one.includes('role="img"'))).toHaveLength(3);
  for (const picture of pictures(page)) expect(() => readXml(picture, [])).not.toThrow();
  expect(page).not.toMatch(/undefined|NaN|\[object/);
});

test('what servers and hosts say cannot become part of the page', () => {
  const evil = '<script>alert(1)</script>"onload="x';
  const records = [...wellRecords(), { ...answer('sign-in', 130, 55_500, 10, 'error'), error: evil }];
  const page = paged({ records, run: { cloud: evil, hosts: [evil] } });
  expect(page).toContain('&#60;script&#62;alert(1)');
  expect(page).not.toContain('<script');
  expect(page).not.toContain('"onload');
});

test('a drill whose fault was never injected has a page, too', () => {
  const page = paged({ run: { faultWindow: {}, hosts: [], ended: { as: 'interrupted' } } });
  expect(page).toContain('host-off: never injected');
  expect(page).toContain('the drill was interrupted');
});

test('in the language of the interface', () => {
  setLanguage('zh');
  const page = paged();
  expect(page).toContain('lang="zh-CN"');
  for (const word of ['演练报告', '通过', '检查结果', '数据库写入', '丢失']) expect(page).toContain(word);
  expect(page).not.toMatch(/[a-z] (the|was|of|is) [a-z]/);
});

test('a long run of many requests is a page no larger than a picture', () => {
  const canaries = ['sign-in', 'database-write', 'validate-token', 'message'] as CanaryId[];
  const noise = (seq: number) => ((seq * 7919) % 1000) + 1;
  const records = canaries.flatMap((canary) => [
    ...Array.from({ length: 12_000 }, (_, seq) =>
      answer(canary, seq, seq * 50 - 10_000, noise(seq) * (seq % 5 === 0 ? 3 : 1), seq % 7 === 0 ? 'error' : 'ok'),
    ),
  ]);
  const run = {
    canaries: canaries.map((canary) => ({ canary, intervalMs: 50, timeoutMs: 10_000 })),
    endedAt: history().run.startedAt + 600_000,
  };
  expect(paged({ records: [...records, end(12_000)], run }).length).toBeLessThan(1_500_000);
});

test('predictions are drawn where there are any, within the picture', () => {
  const predictions = [{ canary: 'sign-in', length: { best: 2400, expected: 3900, worst: 99_000 } }] as const;
  const page = paged({ run: { predictions } });
  expect(page).toContain('predicted: 2.4 · 3.9 · 99 s');
  const [, right] = /class="predicted"><title>.*?<\/title><path d="M[\d.]+ \d+H([\d.]+)/.exec(page)!;
  expect(Number(right)).toBeLessThan(1000);
  expect(paged({})).not.toContain('class="predicted"');
});

test('a canary that is new here is called by its own name', () => {
  const canary = 'tell-time' as CanaryId;
  const run = { canaries: [{ canary, intervalMs: 500, timeoutMs: 10_000 }] };
  expect(paged({ run, records: [...answers(canary, 3000), end(130)] })).toContain('tell-time');
});

test('dots that touch become one stroke', () => {
  expect(
    strokes([
      [10, 5],
      [10.2, 6],
      [10, 30],
      [11, 5],
    ]),
  ).toBe('M10 5v1M10 30v0M11 5v0');
});
