import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CorosyncBlock, readCorosync, writeCorosync } from './corosync.ts';
import { readCrm } from './crm.ts';
import type { Directive, Reading } from './directive.ts';
import { readDrbd } from './drbd.ts';
import { readErlang } from './erlang.ts';
import { haproxyMs, haproxyTime, readHaproxy, writeHaproxy } from './haproxy.ts';
import { readIni, writeIni } from './ini.ts';
import { readKeepalived } from './keepalived.ts';
import { readMemcached } from './memcached.ts';
import { readRabbitmqConf } from './rabbitmq.ts';
import { writeXml, type XmlElement } from './xml.ts';
import { readXmlTree } from './xml-tree.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const value = fc.stringMatching(/^[a-z0-9][a-zA-Z0-9_./:@-]{0,12}$/);

/** What was written is whole, and writing it again gives the same text. */
function whole({ directives, damaged }: Reading): readonly Directive[] {
  expect(damaged).toEqual([]);
  return directives;
}

test('corosync: what is written is read, and the same text is written again', () => {
  const block = fc.letrec((tie) => ({
    block: fc.dictionary(
      word,
      fc.oneof(
        { maxDepth: 3 },
        value,
        fc.array(tie('block'), { minLength: 1, maxLength: 2 }) as fc.Arbitrary<CorosyncBlock[]>,
      ),
      { maxKeys: 4 },
    ),
  })).block as fc.Arbitrary<CorosyncBlock>;
  const rewritten = (directives: readonly Directive[]): string =>
    directives
      .map(({ name, words, within }) =>
        writeCorosync(within ? { [name]: { mark: '' } } : { [name]: words[0]! }).replace(
          '  mark: \n',
          within ? indented(rewritten(within)) : '',
        ),
      )
      .join('');
  const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');
  fc.assert(
    fc.property(block, (conf) => {
      const text = writeCorosync(conf);
      expect(rewritten(whole(readCorosync(text)))).toBe(text);
    }),
  );
});

test('ini: sections, repeated keys and keys that stand alone come back as they were', () => {
  const section = fc.dictionary(
    word,
    fc.oneof(value, fc.array(value, { minLength: 2, maxLength: 3 }), fc.constant(null)),
    { minKeys: 1 },
  );
  fc.assert(
    fc.property(fc.dictionary(word, section, { minKeys: 1 }), (ini) => {
      const read = whole(readIni(writeIni(ini), 'mysql')).map(({ name, within = [] }) => [
        name,
        within.map((one) => [one.name, one.words[0] ?? null]),
      ]);
      const wanted = Object.entries(ini).map(([name, keys]) => [
        name,
        Object.entries(keys).flatMap(([key, one]) =>
          Array.isArray(one) ? one.map((each) => [key, each]) : [[key, one]],
        ),
      ]);
      expect(read).toEqual(wanted);
    }),
  );
});

test('haproxy: sections and their directives come back as they were', () => {
  const line = fc.array(value, { minLength: 1, maxLength: 4 }).map((words) => ['server', ...words].join(' '));
  fc.assert(
    fc.property(
      fc.array(fc.record({ head: value.map((name) => `listen ${name}`), lines: fc.array(line) })),
      (sections) => {
        const read = whole(readHaproxy(writeHaproxy(sections))).map(({ name, words, within = [] }) => ({
          head: [name, ...words].join(' '),
          lines: within.map((one) => [one.name, ...one.words].join(' ')),
        }));
        expect(read).toEqual(sections);
      },
    ),
  );
  for (const ms of [0, 1, 500, 1500, 2000, 120_000]) expect(haproxyMs(haproxyTime(ms))).toBe(ms);
});

test('xml: elements, attributes and what is within come back as they were', () => {
  const attributes = fc.dictionary(
    word,
    fc.string({ maxLength: 8 }).filter((text) => /^[ -~]*$/.test(text)),
    { maxKeys: 3 },
  );
  const element = fc.letrec((tie) => ({
    element: fc.record({
      name: word,
      attributes,
      within: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('element'), { maxLength: 2 })),
    }),
  })).element as fc.Arbitrary<Plain>;
  interface Plain {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly within: readonly Plain[];
  }
  const toWrite = ({ attributes: own, within }: Plain): XmlElement => ({
    ...Object.fromEntries(Object.entries(own).map(([name, one]) => [`@${name}`, one])),
    ...Object.fromEntries(within.map((one) => [one.name, toWrite(one)])),
  });
  const plain = ({ name, attributes: own, within = [] }: Directive): Plain => ({
    name,
    attributes: Object.fromEntries(own ?? []),
    within: within.map(plain),
  });
  /** An object has each name once. */
  const distinct = (one: Plain): Plain => ({
    ...one,
    within: [...new Map(one.within.map((each) => [each.name, distinct(each)])).values()],
  });
  fc.assert(
    fc.property(element, (any) => {
      const one = distinct(any);
      expect(whole(readXmlTree(writeXml({ [one.name]: toWrite(one) }))).map(plain)).toEqual([one]);
    }),
  );
});

test('every directive knows its line and column', () => {
  const at = (reading: Reading, name: string) => {
    const find = (within: readonly Directive[]): Directive | undefined =>
      within.find((one) => one.name === name) ?? within.map((one) => find(one.within ?? [])).find(Boolean);
    const { line, column } = find(reading.directives)!;
    return [line, column];
  };
  expect(at(readCorosync('# c\ntotem {\r\n  token: 1\r\n}\n'), 'token')).toEqual([3, 3]);
  expect(at(readHaproxy('global\n\n\tmaxconn 1\n'), 'maxconn')).toEqual([3, 2]);
  expect(
    at(readKeepalived('vrrp_instance a\n{ state MASTER\n  virtual_ipaddress { 10.0.0.1 }\n}'), '10.0.0.1'),
  ).toEqual([3, 23]);
  expect(at(readIni('[a]\n# c\nb = 1\n', 'oslo'), 'b')).toEqual([3, 1]);
  expect(at(readErlang('%% c\n[\n  {rabbit, [{heartbeat, 60}]}].'), 'heartbeat')).toEqual([3, 13]);
  expect(at(readXmlTree('<cib>\n <a/><nvpair id="x"/>\n</cib>'), 'nvpair')).toEqual([2, 6]);
  expect(at(readCrm('node a\nprimitive b c \\\n  params x=1\nproperty y=2\n'), 'property')).toEqual([4, 1]);
});

test('notations of the field: continuations, quotes, one-line blocks, both kinds of options', () => {
  expect(readIni('[DEFAULT]\nbrokers = a,\n  b,\n  c\n', 'oslo').directives[0]!.within![0]!.words).toEqual([
    'a,',
    'b,',
    'c',
  ]);
  expect(
    readHaproxy("listen a # b\n  stats realm Haproxy\\ Stats\n  log-format '%c #1'\n").directives[0]!.within!.map(
      ({ words }) => words,
    ),
  ).toEqual([['realm', 'Haproxy Stats'], ['%c #1']]);
  expect(
    readDrbd('resource r { on a { address 1.2.3.4:7788; } }').directives[0]!.within![0]!.within![0]!.words,
  ).toEqual(['1.2.3.4:7788']);
  expect(
    readErlang("[{rabbit,[{cluster_nodes,{['rabbit@a','rabbit@b'],disc}}]}].").directives[0]!.within![0]!.words,
  ).toEqual(['rabbit@a', 'rabbit@b', 'disc']);
  expect(
    readMemcached('PORT="11211"\nOPTIONS="-l 10.0.0.1 -U 0"\n').directives.map(({ name, words }) => [name, ...words]),
  ).toEqual([
    ['-p', '11211'],
    ['-l', '10.0.0.1'],
    ['-U', '0'],
  ]);
  expect(readRabbitmqConf("default_pass = 'a # b' # c\n").directives[0]!.words).toEqual(["'a # b'".slice(1, -1)]);
});

test('damage is told where it is, and the rest is read', () => {
  const { directives, damaged } = readCorosync('totem {\n  token 1\n  consensus: 2\n}\n}\nquorum {\n');
  expect(damaged.map(({ line, what }) => [line, what])).toEqual([
    [2, 'no-separator'],
    [5, 'unopened'],
    [6, 'unclosed'],
  ]);
  expect(directives[0]!.within![0]!.name).toBe('consensus');
  expect(readXmlTree('<a><b x="1"/><c').damaged).toEqual([
    { line: 1, column: 14, what: 'unclosed' },
    { line: 1, column: 1, what: 'unclosed' },
  ]);
  expect(readIni('x = 1\n[a\nb = 2\n', 'oslo').damaged.map(({ what }) => what)).toEqual(['outside', 'unclosed']);
  expect(readKeepalived(`${'a {\n'.repeat(200)}`).damaged.some(({ what }) => what === 'too-deep')).toBe(true);
});
