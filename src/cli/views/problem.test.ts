import { afterEach, expect, it } from 'vitest';
import { setLanguage } from '../../locale/text.ts';
import type { Problem } from '../../util/errors.ts';
import { problemsAsJson, problemsAsText } from './problem.ts';

const problem: Problem = {
  code: 'CLOUD_UNKNOWN_KEY',
  what: '"addres" is not a key of the file',
  where: { name: 'cloud.yaml', line: 7, column: 3 },
  detail: '7 |   addres: x\n  |   ^^^^^^',
  remedy: 'Did you mean "addresses"?',
};

afterEach(() => setLanguage('en'));

it('says what, where, and the way out', () => {
  expect(problemsAsText([problem])).toMatchInlineSnapshot(`
    "error  CLOUD_UNKNOWN_KEY  "addres" is not a key of the file
    at     cloud.yaml:7:3
           7 |   addres: x
             |   ^^^^^^
    do     Did you mean "addresses"?
           quorate explain CLOUD_UNKNOWN_KEY
    "
  `);
});

it('aligns Chinese labels, and falls back to the remedy of the code', () => {
  setLanguage('zh');
  const { remedy: _, ...without } = problem;
  expect(problemsAsText([{ ...without, why: '原因如下' }, problem])).toMatchInlineSnapshot(`
    "错误  CLOUD_UNKNOWN_KEY  "addres" is not a key of the file
    位置  cloud.yaml:7:3
          7 |   addres: x
            |   ^^^^^^
    原因  原因如下
    处理  请改正或删除。
          quorate explain CLOUD_UNKNOWN_KEY

    错误  CLOUD_UNKNOWN_KEY  "addres" is not a key of the file
    位置  cloud.yaml:7:3
          7 |   addres: x
            |   ^^^^^^
    处理  Did you mean "addresses"?
          quorate explain CLOUD_UNKNOWN_KEY

    共 2 个问题
    "
  `);
});

it('is one JSON line for programs', () => {
  expect(JSON.parse(problemsAsJson([problem]))).toEqual({ type: 'problems', problems: [problem] });
});
