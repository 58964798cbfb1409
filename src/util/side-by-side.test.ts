import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sections } from './sections.ts';
import { sideBySide } from './side-by-side.ts';

const { script } = sideBySide(
  [
    { name: 'first', script: { script: 'echo "$word"; cat', params: { word: "it's" }, stdin: 'in\n' } },
    { name: 'hung', script: { script: 'echo begun; sleep 60' } },
    { name: 'silent', script: { script: 'exit 3' } },
    {
      name: 'last words',
      script: { script: 'case "$word" in (x) ;; *) echo y ;; esac # a remark', params: { word: 'z' } },
    },
    { name: 'stubborn', script: { script: 'trap "" TERM; printf begun; sleep 60' } },
    { name: 'cut', script: { script: 'printf "no end of line"' } },
  ],
  1,
);

test.runIf(existsSync('/run') && process.getuid?.() === 0)(
  'what hangs is ended, and takes nothing from the others',
  () => {
    const began = performance.now();
    const { stdout, status } = spawnSync('sh', { input: script, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(Object.fromEntries([...sections(stdout)].map(([name, said]) => [name, said.trim()]))).toEqual({
      '': '',
      first: "it's\nin",
      hung: 'begun',
      silent: '',
      'last words': 'y',
      stubborn: 'begun',
      cut: 'no end of line',
    });
    // Its limit, not the minute that it wanted.
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(readdirSync('/run').filter((name) => name.startsWith('quorate-look'))).toEqual([]);
  },
);
