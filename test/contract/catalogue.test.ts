import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { en } from '../../src/locale/en.ts';
import { zh } from '../../src/locale/zh.ts';

/** Stands for whatever a sentence speaks of: a name, a number, a list of names. */
const anything = Object.assign(new String('x'), { join: () => 'x', map: () => ['x'], toFixed: () => '1' });

/** Every sentence of a catalogue, by its key. */
function sentences(of: object, key: string[] = []): [string, string][] {
  return Object.entries(of).flatMap(([name, value]): [string, string][] => {
    const path = [...key, name];
    if (typeof value === 'object') return sentences(value, path);
    const sentence = typeof value === 'function' ? value(anything, anything, anything, anything) : value;
    return [[path.join('.'), String(sentence)]];
  });
}

/** Some are of names and signs only: then the signs are Chinese. */
const chinese = /[\p{Script=Han}，。：]/u;

/** Says which of a few states it is in: none of them is anything. */
const ofOneWord = ['services.pacemaker.resource'];

test('every sentence is said in Chinese, where the English one has words at all', () => {
  const english = new Map(sentences(en));
  const wordless = sentences(zh).filter(
    ([key, sentence]) =>
      !ofOneWord.includes(key) && !chinese.test(sentence) && /[a-z]{2}/i.test(english.get(key) ?? sentence),
  );
  expect(wordless).toEqual([]);
});

test('an English sentence has no Chinese in it', () => {
  expect(sentences(en).filter(([, sentence]) => /\p{Script=Han}/u.test(sentence))).toEqual([]);
});

/** What is said to people under these names, or given to these functions, comes from the catalogue. */
const said = /^(what|why|remedy|note|message|reason)$/;
const saying = /^(warning|error|pass|fail|unknown|unhealthy|unclear|note|tell)$/;

/** Two words beside each other. What is put in is no word, and a command is the same in every language. */
const isSentence = (node: ts.Node): boolean => {
  if (/^.quorate /.test(node.getText())) return false;
  if (ts.isTemplateExpression(node))
    return [node.head, ...node.templateSpans.map(({ literal }) => literal)].some(({ text }) =>
      /[a-z] [a-z]/i.test(text),
    );
  return ts.isStringLiteralLike(node) && /[a-z] [a-z]/i.test(node.text);
};

/** A value may be one of several. */
const choices = (node: ts.Expression): ts.Expression[] => {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(choices);
  if (ts.isBinaryExpression(node)) return [node.left, node.right].flatMap(choices);
  return ts.isParenthesizedExpression(node) ? choices(node.expression) : [node];
};

/** A bug of ours is told in English, as every exception is. */
const isBug = (node: ts.Node) => ts.isPropertyAssignment(node) && node.parent.getText().includes("'INTERNAL'");

function saidIn(node: ts.Node): readonly ts.Expression[] {
  if (ts.isPropertyAssignment(node) && said.test(node.name.getText()) && !isBug(node)) return [node.initializer];
  if (ts.isVariableDeclaration(node) && said.test(node.name.getText()) && node.initializer) return [node.initializer];
  return ts.isCallExpression(node) && saying.test(node.expression.getText()) ? node.arguments : [];
}

test('no sentence for people is written outside src/locale', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    // Codes are translated by their name.
    (file) =>
      /(?<!\.test)\.ts$/.test(file) &&
      !file.startsWith('locale/') &&
      !/^util\/((health-|rehearsal-)?codes|finding-codes\/[\w-]+)\.ts$/.test(file),
  );
  const found = files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join('src', file), 'utf8'), ts.ScriptTarget.Latest, true);
    const inside = (node: ts.Node): string[] => [
      ...saidIn(node)
        .flatMap(choices)
        .filter(isSentence)
        .map((sentence) => `${file}: ${sentence.getText()}`),
      ...node.getChildren().flatMap(inside),
    ];
    return inside(source);
  });
  expect(files.length).toBeGreaterThan(200);
  expect(found).toEqual([]);
});
