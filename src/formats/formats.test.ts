import { expect, test } from 'vitest';
import { writeCorosync } from './corosync.ts';
import { haproxyTime, writeHaproxy } from './haproxy.ts';
import { writeIni } from './ini.ts';
import { readXml, writeXml } from './xml.ts';

test('ini: repeated keys stay repeated, nothing is quoted, a key may stand alone', () => {
  expect(
    writeIni({ DEFAULT: { a: ['1', '2'], url: 'mysql://u:p@h/d?x=1;y#z', 'skip-name-resolve': null, on: true } }),
  ).toBe('[DEFAULT]\na = 1\na = 2\nurl = mysql://u:p@h/d?x=1;y#z\nskip-name-resolve\non = true\n');
});

test('corosync: a brace ends its line, lists repeat the block', () => {
  expect(writeCorosync({ nodelist: { node: [{ name: 'a' }, { name: 'b' }] } })).toBe(
    'nodelist {\n  node {\n    name: a\n  }\n  node {\n    name: b\n  }\n}\n',
  );
});

test('haproxy: sections with indented directives, times in their largest exact unit', () => {
  expect(writeHaproxy([{ head: 'listen a', lines: ['mode tcp'] }])).toBe('listen a\n  mode tcp\n');
  expect([500, 2000, 120_000].map(haproxyTime)).toEqual(['500ms', '2s', '2m']);
});

test('xml: an attribute that reads true keeps its value, special characters are escaped, and what was written reads the same', () => {
  const element = {
    set: {
      '@id': 'a',
      nvpair: [
        { '@name': 'on', '@value': 'true' },
        { '@name': '<&"', '@value': '007' },
      ],
    },
  };
  const written = writeXml(element);
  expect(written).toContain('value="true"');
  expect(readXml(written, ['nvpair'])).toEqual(element);
});
