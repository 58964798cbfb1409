import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { program } from '../../src/cli/program.ts';
import * as schema from '../../src/cloud/schema.ts';
import { findingCodes as chinese } from '../../src/locale/zh/finding-codes/index.ts';
import { services } from '../../src/services/index.ts';
import { findingCodes } from '../../src/util/finding-codes/index.ts';

const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  ...services.map(({ id }) => `src/services/${id}/README.md`),
].sort();

const read = (page: string) => readFileSync(page, 'utf8');
const blocks = (page: string) => [...read(page).matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(([, content]) => content!);
const headings = (page: string) =>
  [
    ...read(page)
      .replace(/^```[\s\S]*?^```/gm, '')
      .matchAll(/^(#+) (.*)$/gm),
  ].map(([, level, words]) => ({
    level: level!.length,
    anchor: words!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  }));

test('generated pages say what the code says', () => {
  const { status, stderr } = spawnSync('node', ['scripts/generate-reference.mjs', '--check'], { encoding: 'utf8' });
  expect(stderr.replace(/^npm warn.*\n/gm, '')).toBe('');
  expect(status).toBe(0);
});

test('every finding has a page that says what it does, the way out and who says so, and a name in Chinese', () => {
  const names = readdirSync('docs/reference/findings').map((name) => name.replace(/\.md$/, ''));
  expect(names.sort()).toEqual(Object.keys(findingCodes).sort());
  for (const [code, { title, means, remedy, source }] of Object.entries(findingCodes)) {
    const page = read(`docs/reference/findings/${code}.md`);
    for (const part of [title, means, remedy, source]) {
      expect(part.length, code).toBeGreaterThan(8);
      expect(page).toContain(part);
    }
    expect(read('docs/reference/codes.md')).toContain(`findings/${code}.md`);
    for (const part of Object.values(chinese[code as keyof typeof chinese]))
      expect(part, code).toMatch(/\p{Script=Han}/u);
  }
});

test.each(pages)('every link of %s leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, link]) => link!);
  for (const link of links) {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    expect(existsSync(target), `${page}: ${link}`).toBe(true);
    if (anchor)
      expect(
        headings(target).map((heading) => heading.anchor),
        `${page}: ${link}`,
      ).toContain(anchor);
  }
});

test('both READMEs have the same headings, commands and links', () => {
  const shape = (page: string) => headings(page).map(({ level }) => level);
  const links = (page: string) => [...read(page).matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link).slice(1);
  expect(shape('README.zh-CN.md')).toEqual(shape('README.md'));
  expect(blocks('README.zh-CN.md')).toEqual(blocks('README.md'));
  expect(links('README.zh-CN.md')).toEqual(links('README.md'));
});

test.each(pages)('every command of %s exists, with its options', (page) => {
  const lines = blocks(page).flatMap((block) => block.split('\n'));
  const inline = [...read(page).matchAll(/`([^`\n]+)`/g)].map(([, content]) => content!);
  for (const line of [...lines, ...inline]) {
    const [, words] = /^\s*(?:bin\/)?quorate ((?!.*…$).+)$/.exec(line) ?? [];
    // Up to a comment, or to another command.
    if (words)
      expect(
        wrongWord(
          words
            .split(/\s[#·|&(]/)[0]!
            .trim()
            .split(/\s+/),
        ),
        line,
      ).toBeUndefined();
    const [, script] = /^\s*npm run ([\w:]+)/.exec(line) ?? [];
    if (script) expect(Object.keys(JSON.parse(read('package.json')).scripts), line).toContain(script);
  }
});

/** The first word that is neither a command, nor an argument, nor an option of the command before it. */
function wrongWord(words: readonly string[]): string | undefined {
  const root = program();
  let command: Command = root;
  for (const word of words) {
    if (word.startsWith('-')) {
      const known = [...root.options, ...command.options, { short: '-h', long: '--help' }];
      if (!known.some(({ short, long }) => [short, long].includes(word.split('=')[0]))) return word;
      continue;
    }
    const child = command.commands.find((one) => one.name() === word);
    // What is no command is an argument, once a command was found that has no commands of its own; COMMAND stands for any.
    if (child) command = child;
    else if (command.commands.length > 0 && word !== 'COMMAND') return word;
    // What follows goes to the host.
    else if (command.name() === 'ssh') return undefined;
  }
  return undefined;
}

test('the reference of the file has every key', () => {
  const page = read('docs/reference/cloud-file.md');
  const sections = [
    ...Object.values(schema).filter((one) => typeof one === 'object' && 'shape' in one),
    ...services.map(({ settings }) => settings),
  ] as z.ZodObject[];
  const keys = sections.flatMap((section) => Object.keys(section.shape));
  expect(keys.length).toBeGreaterThan(40);
  const missing = keys.filter((key) => !new RegExp(`[\`.]${key}[\`.:]`).test(page));
  expect(missing).toEqual([]);
});
