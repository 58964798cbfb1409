import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../util/clock.ts';
import type { Event } from '../../util/events.ts';
import { progress } from './progress.ts';
import { elapsed, liveRows } from './progress-lines.ts';

const events: Event[] = [
  { type: 'phase-started', at: 1000, phase: 'hosts', title: 'Boot the hosts' },
  { type: 'step-started', at: 1100, step: 'a', host: 'ctl1', title: 'boot' },
  { type: 'step-started', at: 1200, step: 'b', host: 'ctl2', title: 'boot' },
  { type: 'step-ended', at: 3400, step: 'b', host: 'ctl2', title: 'boot', outcome: 'done', ms: 2200 },
  { type: 'step-ended', at: 3500, step: 'a', host: 'ctl1', title: 'boot', outcome: 'failed', ms: 2400 },
  { type: 'note', at: 3600, level: 'warning', text: 'ctl1 is slow' },
  { type: 'phase-ended', at: 76_000, phase: 'hosts', outcome: 'done', note: '3 hosts' },
];

function show(output: 'human' | 'json', isTTY: boolean): string {
  let written = '';
  const screen = {
    isTTY,
    columns: 40,
    write: (text: string | Uint8Array) => {
      written += text;
      return true;
    },
  };
  const clock: Clock = { now: () => 1000, sleep: () => new Promise(() => {}) };
  const view = progress(output, screen, clock);
  for (const event of events) view.report(event);
  view.end();
  return written;
}

describe('progress', () => {
  it('writes plain lines with elapsed seconds off a terminal', () => {
    expect(show('human', false)).toMatchInlineSnapshot(`
      "   0 s  Boot the hosts
         2 s    ✓ ctl2: boot  2.2 s
         3 s    ✗ ctl1: boot  2.4 s
         3 s  ! ctl1 is slow
        75 s  ✓ Boot the hosts  1 min 15 s  3 hosts
      "
    `);
  });

  it('leaves the same lines on a terminal, once what was redrawn is erased', () => {
    const left = screenOf(show('human', true));
    expect(left).toEqual(
      show('human', false)
        .split('\n')
        .map((line) => line.slice(8)),
    );
  });

  it('writes JSON lines that begin with the version', () => {
    const [first, ...rest] = show('json', true)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ type: 'version' });
    expect(rest).toEqual(events);
  });

  it('keeps a row within the terminal, also in Chinese', () => {
    const steps = Array.from(
      { length: 8 },
      (_, index) =>
        ({ type: 'step-started', at: 0, step: String(index), title: '引导数据库集群并等待所有成员同步完成' }) as const,
    );
    const rows = liveRows({ phases: [], steps }, 5000, 30).map(stripVTControlCharacters);
    expect(rows).toHaveLength(7);
    expect(rows[0]).toMatch(/引导数据库集群并… {2}5\.0 s$/);
    expect(Math.max(...rows.map((row) => stringWidth(row)))).toBeLessThanOrEqual(30);
  });
});

it.each([
  [0, '0.0 s'],
  [9949, '9.9 s'],
  [9990, '10 s'],
  [59_600, '1 min 00 s'],
  [125_000, '2 min 05 s'],
])('%d ms is %s', (ms, words) => {
  expect(elapsed(ms)).toBe(words);
});

/** What a terminal shows after cursor-up and erase-below. */
function screenOf(written: string): string[] {
  const rows: string[] = [''];
  for (const part of written.replaceAll('\x1b', 'ESC').split(/(ESC\[\d+AESC\[J|\n)/)) {
    const up = /^ESC\[(\d+)A/.exec(part);
    if (up) rows.splice(rows.length - 1 - Number(up[1]), Number(up[1]) + 1, '');
    else if (part === '\n') rows.push('');
    else rows[rows.length - 1] += part;
  }
  return rows;
}
