import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { audit } from './audit.ts';
import { type Kind, readConfigFile, readers } from './config-file.ts';

/** `npm run fuzz` asks for 100,000 of each reader. */
const runs = Number(process.env.QUORATE_FUZZ ?? 300);
const folder = 'test/fixtures/audit';

/** Valid inputs, by kind, from all situations. */
const valid = new Map<Kind, string[]>();
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(conf|cfg|cnf|config|xml|crm|res|txt|ini)$/.test(name) || name.endsWith('expected.txt')) continue;
  const content = readFileSync(join(folder, name), 'utf8');
  const kind = readConfigFile({ name, content })?.kind;
  if (kind) valid.set(kind, [...(valid.get(kind) ?? []), content]);
}

/** What cuts and joins syntax. */
const tokens = [
  '{',
  '}',
  '[',
  ']',
  '(',
  '<',
  '>',
  '"',
  "'",
  '\\',
  '\n',
  '\r\n',
  '\0',
  '\ufffd',
  ' ',
  '\t',
  '=',
  ':',
  ';',
  ',',
  '#',
  '!',
  '%',
  '&',
  '<!--',
  '-->',
  '<![',
  '{{{{{{{{',
  '🙂',
  '__proto__',
  'constructor',
  '999999999999999999999',
  '[mysqld]',
  'listen ',
  'include ',
];

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 40 }),
  put: fc.oneof(fc.constantFrom(...tokens), fc.string({ unit: 'binary', maxLength: 6 }), fc.constant('')),
  twice: fc.boolean(),
});

function mutated(text: string, changes: readonly { at: number; cut: number; put: string; twice: boolean }[]): string {
  return changes.reduce((content, { at, cut, put, twice }) => {
    const from = Math.floor(at * content.length);
    const piece = twice ? content.slice(from, from + cut) : '';
    return content.slice(0, from) + put + piece + content.slice(twice ? from : from + cut);
  }, text);
}

/** Of this process: what else the machine does is not the reader's fault. */
function ms(began: NodeJS.CpuUsage): number {
  return process.cpuUsage(began).user / 1000;
}

/** ms: a reader that takes longer for a few kilobytes hangs for a large file. */
const longest = 1000;

test.each(Object.keys(readers) as Kind[])(
  'no mutation of %s crashes its reader, nor the audit of what was read',
  (kind) => {
    expect(valid.get(kind)?.length ?? 0).toBeGreaterThan(0);
    let count = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...valid.get(kind)!),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (text, changes) => {
          const content = mutated(text, changes);
          const began = process.cpuUsage();
          const { damaged } = readers[kind](content);
          expect(ms(began)).toBeLessThan(longest);
          for (const { line, column } of damaged) expect(Math.min(line, column)).toBeGreaterThan(0);
          count += 1;
          // Every rule over every mutation would take hours.
          if (count % 25 === 0) audit([{ name: nameOf[kind], content }]);
        },
      ),
      { numRuns: runs, seed: 20261121 },
    );
  },
  3_600_000,
);

const nameOf: Record<Kind, string> = {
  corosync: 'a/etc/corosync/corosync.conf',
  cib: 'a/cib.xml',
  crm: 'a/cluster.crm',
  haproxy: 'a/etc/haproxy/haproxy.cfg',
  keepalived: 'a/etc/keepalived/keepalived.conf',
  mysql: 'a/etc/mysql/my.cnf',
  rabbitmq: 'a/etc/rabbitmq/rabbitmq.conf',
  erlang: 'a/etc/rabbitmq/rabbitmq.config',
  memcached: 'a/etc/memcached.conf',
  oslo: 'a/etc/nova/nova.conf',
  drbd: 'a/etc/drbd.d/r0.res',
};

/** Letters: 10 MB where 100,000 mutations are asked for. */
const letters = process.env.QUORATE_FUZZ ? 10_000_000 : 200_000;

/** One sign over and over is what finds a pattern that tries every beginning. */
const bombs = [
  '{',
  '}',
  '<',
  '<a ',
  '"',
  "'",
  ' ',
  '\n',
  'a',
  '=',
  '[',
  '[{',
  '(',
  '\\',
  '\\\n',
  '#',
  '<!--',
  '<a b="',
  '&lt;',
  '!',
  ',',
  'a=',
  '"a',
  'a {',
  '/',
  ':',
  ' #',
  '[a',
];

/** As many different names as fit. */
const lines = [
  'd# 1;\n',
  'd# = 1\n',
  'listen d#\n  bind :#\n  server a b:#\n',
  'vrrp_instance d# {\n}\n',
  '[d#]\na = #\n',
  '<d# a="#"/>\n',
];

function numbered(line: string): string {
  const count = Math.ceil(letters / (line.length + 8));
  return Array.from({ length: count }, (_, index) => line.replaceAll('#', String(index))).join('');
}

test.each(Object.keys(readers) as Kind[])(
  'neither one sign over and over nor a flood of names hangs the reader of %s',
  (kind) => {
    const floods = [...bombs.map((bomb) => bomb.repeat(Math.ceil(letters / bomb.length))), ...lines.map(numbered)];
    for (const content of floods) {
      const began = process.cpuUsage();
      audit([{ name: nameOf[kind], content }]);
      readConfigFile({ name: 'x/rabbit.conf', content });
      expect(ms(began), JSON.stringify(content.slice(0, 20))).toBeLessThan(letters / 100);
    }
  },
  3_600_000,
);
