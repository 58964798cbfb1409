import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { readCloud } from '../cloud/read.ts';
import { compose } from '../compose/compose.ts';
import { setLanguage, text } from '../locale/text.ts';
import { services } from '../services/index.ts';
import { presetNames } from './preset-names.ts';
import { presetSummary, presetText } from './presets.ts';

const schemas = Object.fromEntries(services.map(({ id, settings }) => [id, settings]));

afterEach(() => setLanguage('en'));

it('is the files of examples/, and nothing else', () => {
  expect(readdirSync('examples').sort()).toEqual(presetNames.map((name) => `${name}.yaml`).sort());
  for (const name of presetNames) expect(presetText(name)).toBe(readFileSync(`examples/${name}.yaml`, 'utf8'));
});

it.each(presetNames)('%s loads and renders, and says the same in both languages', (name) => {
  const english = readCloud(presetText(name), name, schemas);
  expect(compose(english, (secret) => `<secret ${secret}>`).hosts.length).toBe(english.hosts.length);
  setLanguage('zh');
  expect(readCloud(presetText(name), name, schemas)).toEqual(english);
});

it('has each comment in Chinese, and no translation of a comment that is no more', () => {
  const commentsOf = (name: (typeof presetNames)[number]) =>
    [...presetText(name).matchAll(/(?<=^|\s)# (.*)$/gm)].map(([, comment]) => comment!);
  const english = new Set(presetNames.flatMap(commentsOf).filter((comment) => !/^ctl\d: /.test(comment)));
  setLanguage('zh');
  expect(Object.keys(text().presets.comments).sort()).toEqual([...english].sort());
  for (const name of presetNames) expect(presetSummary(name)).toMatch(/\p{Script=Han}/u);
});

it('grows from one controller to three when the signs are removed', () => {
  const grown = presetText('one-controller').replaceAll(/# (ctl\d: )/g, '$1');
  expect(readCloud(grown, 'grown', schemas).hosts.map(({ name }) => name)).toEqual(['ctl1', 'ctl2', 'ctl3']);
});
