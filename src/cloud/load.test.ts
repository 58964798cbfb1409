import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCloud } from './load.ts';

const head = `quorate: 1
name: small
platform: debian-13
networks:
  lan: { cidr: 10.0.0.0/16 }
hosts:
  c1: { roles: [controller], ip: { lan: 10.0.0.1 } }
`;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync('/tmp/quorate-input-');
});
afterAll(() => rmSync(directory, { recursive: true }));

function file(content: string | Buffer): string {
  const path = join(directory, 'cloud.yaml');
  writeFileSync(path, content);
  return path;
}

function pipe(): string {
  const path = join(directory, 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
}

it.each([
  ['a byte order mark', `\ufeff${head}`],
  ['line ends of Windows', head.replaceAll('\n', '\r\n')],
  ['off as a text', `${head}tls: off\n`],
  ['an alias', `${head}  c2: { roles: compute, ip: { lan: 10.0.0.2 }, rack: &r r1, power: *r }\n`],
])('%s does no harm', async (_, text) => {
  expect((await loadCloud(file(text), {})).cloud.name).toBe('small');
});

describe('what is no file of text', () => {
  it.each([
    ['a directory', () => directory, 'CLOUD_UNREADABLE', 'is a directory'],
    ['a device without end', () => '/dev/zero', 'CLOUD_UNREADABLE', 'is a pipe or a device'],
    ['a pipe that nobody writes to', pipe, 'CLOUD_UNREADABLE', 'is a pipe or a device'],
    ['standard input', () => '-', 'USAGE', 'from a file'],
    ['nothing at all', () => join(directory, 'none.yaml'), 'FILE_NOT_FOUND', 'There is no file'],
    ['a file below a file', () => '/etc/passwd/cloud.yaml', 'FILE_NOT_FOUND', 'There is no file'],
    ['ten megabytes', () => file('x'.repeat(10_000_000)), 'CLOUD_TOO_LARGE', '1048576 is the most'],
    ['an empty file', () => file(''), 'CLOUD_EMPTY', 'declares nothing'],
  ])('%s', async (_, path, code, words) => {
    await expect(loadCloud(path(), {})).rejects.toMatchObject({
      problems: [{ code, what: expect.stringContaining(words) }],
    });
  });

  it('another encoding, with the first place that tells', async () => {
    const path = file(Buffer.concat([Buffer.from(`${head}# Z`), Buffer.from([0xfc]), Buffer.from('rich\n')]));
    await expect(loadCloud(path, {})).rejects.toMatchObject({
      problems: [
        { code: 'CLOUD_UNREADABLE', where: { name: path, line: 8, column: 4 }, detail: '8 | # Z\ufffdrich\n  |    ^' },
      ],
    });
  });
});
