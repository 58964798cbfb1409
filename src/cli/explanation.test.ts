import { afterEach, expect, it } from 'vitest';
import { setLanguage } from '../locale/text.ts';
import { codes } from '../util/codes.ts';
import { findingCodes } from '../util/finding-codes/index.ts';
import { healthCodes } from '../util/health-codes.ts';
import { explain, explanationText } from './explanation.ts';

afterEach(() => setLanguage('en'));

it.each(Object.keys({ ...codes, ...healthCodes, ...findingCodes }))('explains %s in both languages', (code) => {
  const english = explain(code.toLowerCase());
  expect(english.code).toBe(code);
  setLanguage('zh');
  const chinese = explain(code);
  expect([chinese.title, chinese.remedy].join('')).toMatch(/\p{Script=Han}/u);
  expect(chinese.source).toBe(english.source);
});

it('says of a finding what it does to users, the way out, and who says so', () => {
  const { title, means, remedy, source } = findingCodes.RACK_SHARED;
  expect(explanationText(explain('RACK_SHARED'))).toBe(
    [`RACK_SHARED: ${title}`, '', means, '', remedy, '', `Source: ${source}`].join('\n'),
  );
});

it('knows what was probably meant', () => {
  expect(() => explain('RACK_SHARD')).toThrow('RACK_SHARD');
});
