import { expect, test } from 'vitest';
import { readCloud } from '../../cloud/read.ts';
import type { QuorateError } from '../../util/errors.ts';
import { ratesFor } from './rates.ts';

const read = (forecast: string) =>
  readCloud(
    `quorate: 1
name: small
platform: debian-13
networks: { management: { cidr: 10.0.0.0/24 } }
hosts: { ctl1: { roles: controller, ip: { management: 10.0.0.11 } } }
${forecast}
`,
    'cloud.yaml',
    {},
  );

test('what the file says replaces the default, and nothing else', () => {
  const usual = ratesFor(read(''));
  const said = ratesFor(
    read(
      'forecast: { host-hardware: { repair: 4h }, bad-change: { per-year: 2 }, process-hang: { per-year: 0 }, failover-fails: 5%, operator: 30m }',
    ),
  );
  expect(said.failures['host-hardware']).toEqual({ ...usual.failures['host-hardware'], repair: 14_400_000 });
  expect(said.failures['bad-change']).toEqual({ ...usual.failures['bad-change'], perYear: 2 });
  expect(said.mishaps).toEqual({ ...usual.mishaps, 'process-hang': 0 });
  expect([said.failoverFails, said.operator]).toEqual([0.05, 1_800_000]);
  expect(said.failures.rack).toEqual(usual.failures.rack);
  expect(read('').forecast).toBeUndefined();
});

test('certificates that are not there do not expire', () => {
  expect(ratesFor(read('tls: off')).failures['expired-certificate'].perYear).toBe(0);
});

test.each([
  ['forecast: { host-hardware: { repair: 4 } }', 'CLOUD_INVALID_VALUE'],
  ['forecast: { host-hardware: { per-year: -1 } }', 'CLOUD_INVALID_VALUE'],
  ['forecast: { host-fire: { per-year: 1 } }', 'CLOUD_UNKNOWN_KEY'],
  ['forecast: { process-crash: { repair: 1h } }', 'CLOUD_UNKNOWN_KEY'],
  ['forecast: { failover-fails: 0.05 }', 'CLOUD_INVALID_VALUE'],
])('%s is refused: %s', (text, code) => {
  try {
    read(text);
    expect.unreachable();
  } catch (error) {
    expect((error as QuorateError).problems).toContainEqual(expect.objectContaining({ code }));
  }
});
