import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { setLanguage } from '../locale/text.ts';
import { type Problem, QuorateError } from '../util/errors.ts';
import { readCloud } from './read.ts';

const schemas = { galera: z.strictObject({ gcache: z.int().min(32), sync: z.boolean() }).partial() };

/** Lines 1 to 7 are fine; what is tried comes after them. */
const head = `quorate: 1
name: small
platform: debian-13
networks:
  lan: { cidr: 10.0.0.0/16 }
hosts:
  c1: { roles: [controller], ip: { lan: 10.0.0.1 } }
`;

afterEach(() => setLanguage('en'));

function problemsOf(text: string): readonly Problem[] {
  try {
    readCloud(text, 'cloud.yaml', schemas);
  } catch (error) {
    if (!(error instanceof QuorateError)) throw error;
    expect(error.exit).toBe(65);
    return error.problems;
  }
  return [];
}

/** `line:column what | why | remedy`, one for each. */
const told = (problems: readonly Problem[]) =>
  problems.map(({ where, what, why, remedy }) =>
    [`${where?.line}:${where?.column} ${what}`, why, remedy].filter(Boolean).join(' | '),
  );

const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (key) => `${key}: &${key} [${Array(9).fill(`*${String.fromCharCode(key.charCodeAt(0) - 1)}`)}]\n`)}`;

const tries: readonly (readonly [string, string])[] = [
  ['an alias of nothing', `${head}tls: *none\n`],
  ['an alias within itself', `${head}services: &s { galera: *s }\n`],
  ['a bomb of aliases', bomb],
  ['a merge key', `${head}  c2: { <<: { roles: [compute] }, ip: { lan: 10.0.0.2 } }\n`],
  ['a merge key of aliases', `${head}x: &x { roles: [compute] }\nlab: { <<: *x }\n`],
  ['a file of YAML 1.1', `%YAML 1.1\n---\n${head}tls: off\n`],
  [
    'a number that is octal to YAML 1.1',
    `${head}  c2: { roles: compute, ip: { lan: 10.0.0.2 }, ssh: { port: 022 } }\n`,
  ],
  ['yes where true is meant', `${head}services: { galera: { sync: yes } }\n`],
  ['a number as text', `${head}  c2: { roles: compute, ip: { lan: 10.0.0.2 }, rack: 1 }\n`],
  ['a duration without unit', `${head}lab: { post: 15 }\n`],
  ['too small a number', `${head}services: { galera: { gcache: 1 } }\n`],
  ['no role at all', `${head}  c2: { roles: [], ip: { lan: 10.0.0.2 } }\n`],
  ['a tag', `${head}tls: !secret off\n`],
  ['bytes as a tag', `${head}tls: !!binary b2Zm\n`],
  ['a tab', `${head}\ttls: off\n`],
  ['NUL', `${head}tls: o\0ff\n`],
  ['an escape for terminals', `${head}tls: \x1b[31moff\n`],
  ['line ends of old Macs', head.replaceAll('\n', '\r')],
  ['a key twice', `${head}name: other\nhosts: {}\n`],
  ['a list as key', `${head}? [a, b]\n: c\n`],
  ['names that every object has', `${head}services: { constructor: {}, toString: {}, __proto__: {} }\n`],
  ['a letter that only looks like ours', `${head}  сtl2: { roles: compute, ip: { lan: 10.0.0.2 } }\nlаb: {}\n`],
  ['a sign that nobody sees', `${head}la\u200bb: {}\n`],
  ['nested without end', `${head}lab: ${'['.repeat(5000)}${']'.repeat(5000)}\n`],
  ['nested deeply', `${head}lab: ${'['.repeat(70)}${']'.repeat(70)}\n`],
  ['a very long line', `${head}lab: { ${' '.repeat(500)}${'x'.repeat(1000)}: 1 }\n`],
  [
    'more hosts than there are',
    `${head}${['a', 'b'].map((rack) => `  ${rack}[1-6000]: { roles: compute, ip: { lan: 10.0.0.2 } }\n`).join('')}`,
  ],
];

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  it.each(tries)('%s', (_, text) => {
    setLanguage(language);
    expect(told(problemsOf(text))).toMatchSnapshot();
  });
});

it('has a Chinese sentence for everything that is tried here', () => {
  setLanguage('zh');
  for (const [name, text] of tries) {
    const problems = problemsOf(text);
    expect(problems.length, name).toBeGreaterThan(0);
    for (const { what, why, remedy } of problems)
      for (const sentence of [what, why, remedy]) if (sentence) expect(sentence, name).toMatch(/\p{Script=Han}/u);
  }
});

it('shows no sign that would steer the terminal, and short pieces of long lines', () => {
  for (const [name, text] of tries)
    for (const { detail = '' } of problemsOf(text)) {
      expect(detail.replaceAll('\n', ''), name).not.toMatch(/\p{Cc}/u);
      for (const line of detail.split('\n')) expect(line.length, name).toBeLessThan(120);
    }
});

it('finds the place in a file with line ends of Windows', () => {
  expect(told(problemsOf(`${head}nmae: x\n`.replaceAll('\n', '\r\n')))[0]).toMatch(/^8:1 /);
});

it('reads sixty thousand wrong keys, each in its place', () => {
  const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1\n`).join('');
  const problems = problemsOf(`${head}${keys}`);
  expect(problems).toHaveLength(60_000);
  expect(problems.at(-1)?.where?.line).toBe(60_007);
}, 60_000);
