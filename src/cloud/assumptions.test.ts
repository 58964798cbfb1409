import { expect, test } from 'vitest';
import { QuorateError } from '../util/errors.ts';
import { readCloud } from './read.ts';

const file = (assumptions: string) => `quorate: 1
name: small
platform: debian-13
networks: { management: { cidr: 10.0.0.0/24 } }
hosts: { ctl1: { roles: controller, ip: { management: 10.0.0.11 } } }
${assumptions}
`;
const read = (assumptions: string) => readCloud(file(assumptions), 'cloud.yaml', {}).assumptions;

test('one duration means all three', () => {
  expect(read('assumptions: { fencing: 4s, latency: { best: 1ms, expected: 2ms, worst: 1s } }')).toEqual({
    fencing: { best: 4000, expected: 4000, worst: 4000 },
    latency: { best: 1, expected: 2, worst: 1000 },
  });
  expect(read('')).toBeUndefined();
});

test.each([
  ['assumptions: { fencing: { best: 4s, expected: 2s, worst: 6s } }', 'CLOUD_INVALID_VALUE'],
  ['assumptions: { fence: 4s }', 'CLOUD_UNKNOWN_KEY'],
  ['assumptions: { fencing: { worst: 6s } }', 'CLOUD_MISSING_KEY'],
  ['assumptions: { fencing: 4 }', 'CLOUD_INVALID_VALUE'],
])('%s is refused: %s', (text, code) => {
  const refused = () => read(text);
  expect(refused).toThrow(QuorateError);
  try {
    refused();
  } catch (error) {
    expect((error as QuorateError).problems[0]).toMatchObject({ code, where: { line: 6 } });
  }
});
