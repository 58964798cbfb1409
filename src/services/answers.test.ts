import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'quorate-answers-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What becomes of each question in turn, the last one for ever: answered, asked of nobody, taken and left, or never taken. */
const stories = { answered: 'echo Pid: 7', nobody: 'exit 1', left: 'exit 0', waiting: 'exec sleep 2' };

/** Whether the program takes HAProxy for one that answers. */
function answers(...story: (keyof typeof stories)[]): boolean {
  const asked = join(folder, 'asked');
  writeFileSync(asked, '');
  const turns = story.map((one, index) => `${index === story.length - 1 ? '*' : index + 1}) ${stories[one]} ;;`);
  writeFileSync(
    join(folder, 'socat'),
    `#!/bin/sh\ncat >/dev/null\necho >>${asked}\ncase $(wc -l <${asked}) in\n${turns.join('\n')}\nesac\n`,
    { mode: 0o755 },
  );
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  return spawnSync('sh', ['src/services/answers.sh'], { env }).status === 0;
}

test('one that answers does, also when it missed one question', () => {
  expect(answers('answered')).toBe(true);
  expect(answers('waiting', 'answered')).toBe(true);
  expect(answers('left', 'answered')).toBe(true);
});

test('a dead one is given the time that systemd takes to start it anew', () => {
  expect(answers('nobody', 'nobody', 'nobody', 'nobody', 'nobody', 'answered')).toBe(true);
});

test('one that stays away, or hangs, does not answer', () => {
  expect(answers('nobody')).toBe(false);
  expect(answers('left')).toBe(false);
  expect(answers('nobody', 'waiting')).toBe(false);
});
