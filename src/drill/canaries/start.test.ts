import { expect, test } from 'vitest';
import type { CanaryRecord } from './record.ts';
import { startCanaries } from './start.ts';

const config = { run: 'r', canaries: [] };
const program = (body: string) => [process.execPath, '-e', body];

test('hands over the configuration on standard input, takes records, and ends with its input', async () => {
  const echo = `
    let told = '';
    process.stdin.on('data', (chunk) => { told += chunk; });
    process.stdin.on('end', () => console.log(JSON.stringify({ type: 'ended', at: 1, requests: {}, told, argv: process.argv.length })));
    console.log(JSON.stringify({ type: 'stall', at: 0, ms: 300 }));`;
  const records: CanaryRecord[] = [];
  const canaries = startCanaries(program(echo), config, (record) => records.push(record));
  await canaries.stop();
  expect(await canaries.gone).toBeUndefined();
  expect(records).toEqual([
    { type: 'stall', at: 0, ms: 300 },
    { type: 'ended', at: 1, requests: {}, told: `${JSON.stringify(config)}\n`, argv: 1 },
  ]);
});

test('says why it died', async () => {
  const canaries = startCanaries(program('console.error("no such database"); process.exit(1)'), config, () => {});
  expect(await canaries.gone).toBe('no such database');
  await canaries.stop();
});

test('says that it could not be started', async () => {
  const canaries = startCanaries(['/nowhere/node'], config, () => {});
  expect(await canaries.gone).toContain('ENOENT');
  await canaries.stop();
});
