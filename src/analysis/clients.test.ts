import { expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import { arrange } from '../compose/compose.ts';
import { writeIni } from '../formats/ini.ts';
import { reporting } from '../timing/clients.ts';
import { audit } from './audit/audit.ts';
import { clientSettings } from './clients.ts';

const settings = clientSettings(arrange(threeControllers()));

test.each(reporting)('what %s is told to be set to, an audit finds nothing to correct in', (program) => {
  const { any, [program]: own } = settings.programs;
  const merged = { ...any, ...own, DEFAULT: { ...any.DEFAULT, ...own.DEFAULT } };
  const content = writeIni({ ...merged, DEFAULT: { transport_url: 'rabbit://u:p@10.0.0.1:5671/', ...merged.DEFAULT } });
  const { findings, files } = audit([{ name: `host/etc/${program}/${program}.conf`, content }]);
  expect(files).toHaveLength(1);
  const told = findings.filter(({ severity }) => severity !== 'advice').map(({ code, what }) => [code, what]);
  expect(told).toEqual([]);
});

test('they follow from the longest interruption that is predicted', () => {
  const slow = { ...threeControllers(), assumptions: { fencing: { best: 60_000, expected: 60_000, worst: 60_000 } } };
  const { longest, timers } = clientSettings(arrange(slow));
  expect(longest).toBeGreaterThan(settings.longest);
  expect(timers.down.nova).toBeGreaterThan(settings.timers.down.nova);
});
