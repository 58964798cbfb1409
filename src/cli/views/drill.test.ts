import { afterEach, expect, test } from 'vitest';
import { answers, end, history, readBack, struck } from '../../../test/helpers/drill-history.ts';
import { judge } from '../../drill/judge.ts';
import { reason } from '../../drill/reason.ts';
import { setLanguage } from '../../locale/text.ts';
import { summaryText } from './drill.ts';

afterEach(() => setLanguage('en'));

test('what users noticed, who was fenced, what was checked, and the verdict', () => {
  expect(summaryText(judge(history()))).toMatchInlineSnapshot(`
    "injected        host-off on ctl1 at 1970-01-01T00:01:40.000Z
    sign-in         first failed +0.2 s · first good answer +4.3 s · longest interruption 4.1 s
                    of 110 requests 8 lost, 0 delayed · all as before +4.3 s · as prompt as before +4.3 s
                    latency p50/p95/p99: before 100/100/100 ms · until as before 100/100/100 ms · after 100/100/100 ms
    database write  first failed +0.2 s · first good answer +3.3 s · longest interruption 3.1 s
                    of 110 requests 6 lost, 0 delayed · all as before +3.3 s · as prompt as before +3.3 s
                    latency p50/p95/p99: before 100/100/100 ms · until as before 100/100/100 ms · after 100/100/100 ms
    writes          124 acknowledged, 0 lost
    fenced          ctl1 by ctl2 +1.9 s, its power switch took 1.0 s
    checks          ✓ drill-complete: every phase ran
                    ✓ baseline: 40 requests answered well before the fault
                    ✓ interruption/sign-in: sign-in interrupted for 4.1 s, objective 8.0 s
                    ✓ interruption/database-write: database-write interrupted for 3.1 s, objective 8.0 s
                    ✓ performance/sign-in: sign-in as prompt as before after 4.3 s: within 200 ms for 95 %, with 100 ms before the fault
                    ✓ performance/database-write: database-write as prompt as before after 3.3 s: within 200 ms for 95 %, with 100 ms before the fault
                    ✓ writes-kept: 124 acknowledged writes, none lost
                    ✓ single-writer: one writer at a time: ctl2; 0 hand-overs
                    ✓ single-owner: one owner in all of 5 looks, 22.0 s apart at most
                    ✓ fenced-first: ctl1 off 1.8 s before another host was seen with internal
                    ✓ healed: nothing amiss at the last look, canaries well
    verdict         PASS  interrupted for 4.1 s (fencing 1.0 s + the rest 3.1 s) · objective 8 s · 3.9 s to spare"
  `);
});

test('what became of messages, and who answered for the addresses', () => {
  const canaries = [{ canary: 'message', intervalMs: 500, timeoutMs: 10_000 }] as const;
  const mac = '02:00:71:00:01:00';
  const owner = (at: number, host: string) =>
    ({ type: 'owner', at: struck + at, address: 'internal', mac, host }) as const;
  const spans = [[0, 129]] as const;
  const records = [
    ...answers('message', 4000),
    owner(-200, 'ctl1'),
    owner(3100, 'ctl2'),
    { type: 'messages', at: struck + 58_000, confirmed: spans, delivered: spans, repeated: [[7, 8]] } as const,
    { type: 'ended', at: struck + 59_000, requests: { message: 130 } } as const,
  ];
  const told = summaryText(judge(history({ run: { canaries, watched: ['internal'] }, records }))).split('\n');
  expect(told.filter((line) => /^(messages|addresses)/.test(line))).toEqual([
    'messages   130 confirmed, 0 lost, 2 arrived more than once',
    'addresses  internal on ctl1, ctl2 +3.1 s · nobody answered for 3.3 s',
  ]);
});

test('a failed one says by how much', () => {
  const writes = answers('database-write', 0);
  const records = [...answers('sign-in', 9000), ...writes, readBack(writes), end(130)];
  expect(
    summaryText(judge(history({ records })))
      .split('\n')
      .at(-1),
  ).toMatchInlineSnapshot(
    `"verdict         FAIL  interrupted for 9.1 s (fencing 1.0 s + the rest 8.1 s) · objective 8 s · 1.1 s over"`,
  );
});

test('what the settings had said stands beside what was measured, and who waited longer than that is told so', () => {
  const predicted = (worst: number) => ({
    predictions: [
      { canary: 'sign-in', length: { best: 2400, expected: 3900, worst } },
      { canary: 'database-write', never: 'no-majority' },
    ] as const,
  });
  const lines = (worst: number) =>
    summaryText(judge(history({ run: predicted(worst) })))
      .split('\n')
      .filter((line) => line.includes('predicted'))
      .map((line) => line.trim());
  expect(lines(9000)).toEqual([
    'predicted: 2.4 · 3.9 · 9 s',
    'predicted: never: too few members are left for a majority',
  ]);
  expect(lines(4000)[0]).toBe('predicted: 2.4 · 3.9 · 4 s · longer than predicted: one of the two is wrong');
});

test('one that never began says so', () => {
  const run = { ended: { as: 'baseline-not-healthy', why: reason('unlooked') }, faultWindow: {} } as const;
  expect(summaryText(judge(history({ run })))).toContain('no fault was injected');
});

test('in Chinese, aligned by what the characters take', () => {
  setLanguage('zh');
  expect(summaryText(judge(history()))).toMatchInlineSnapshot(`
    "注入        对 ctl1 注入 host-off 于 1970-01-01T00:01:40.000Z
    登录        首次失败 +0.2 秒 · 首次恢复应答 +4.3 秒 · 最长中断 4.1 秒
                110 个请求中丢失 8 个，延迟 0 个 · +4.3 秒 后一切如前 · +4.3 秒 后应答如前迅速
                时延 p50/p95/p99: 故障前 100/100/100 毫秒 · 恢复期间 100/100/100 毫秒 · 此后 100/100/100 毫秒
    数据库写入  首次失败 +0.2 秒 · 首次恢复应答 +3.3 秒 · 最长中断 3.1 秒
                110 个请求中丢失 6 个，延迟 0 个 · +3.3 秒 后一切如前 · +3.3 秒 后应答如前迅速
                时延 p50/p95/p99: 故障前 100/100/100 毫秒 · 恢复期间 100/100/100 毫秒 · 此后 100/100/100 毫秒
    写入        已确认 124 次，丢失 0 次
    隔离        ctl1，由 ctl2 执行 +1.9 秒，其电源开关用时 1.0 秒
    检查        ✓ drill-complete: 各阶段均已完成
                ✓ baseline: 故障之前 40 个请求均得到及时应答
                ✓ interruption/sign-in: 登录中断 4.1 秒，目标 8.0 秒
                ✓ interruption/database-write: 数据库写入中断 3.1 秒，目标 8.0 秒
                ✓ performance/sign-in: 登录在 4.3 秒后恢复到之前的速度：95% 在 200 毫秒以内，故障之前为 100 毫秒
                ✓ performance/database-write: 数据库写入在 3.3 秒后恢复到之前的速度：95% 在 200 毫秒以内，故障之前为 100 毫秒
                ✓ writes-kept: 已确认的 124 次写入没有丢失
                ✓ single-writer: 始终只有一个写入者：ctl2；交接 0 次
                ✓ single-owner: 5 次查看中始终只有一个持有者，两次查看最多相隔 22.0 秒
                ✓ fenced-first: ctl1 关机 1.8 秒之后，才看到其他主机持有 internal
                ✓ healed: 最后一次查看未见异常，探测请求正常
    结论        通过  中断 4.1 秒 (隔离 1.0 秒 + 其余 3.1 秒) · 目标 8 秒 · 尚余 3.9 秒"
  `);
});
