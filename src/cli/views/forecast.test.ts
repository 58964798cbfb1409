import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { withControllers } from '../../../test/helpers/clouds.ts';
import { forecast } from '../../analysis/forecast/forecast.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { arrange } from '../../compose/compose.ts';
import { setLanguage } from '../../locale/text.ts';
import { forecastText } from './forecast.ts';
import { measuredText } from './measured.ts';

afterEach(() => setLanguage('en'));

const bare = withControllers(3);
const three: Cloud = { ...bare, objectives: { ...bare.objectives, availability: 99.99 } };
const compute = { ...bare.hosts[0]!, name: 'cmp1', roles: ['compute'], fence: [], domains: { power: ['a'] } } as const;
const shown = (cloud: Cloud, drills = { succeeded: 0, failed: 0 }) =>
  stripVTControlCharacters(forecastText({ cloud: cloud.name, ...forecast(arrange(cloud), drills, 1) }));

test('a table, what it is down for, what drills say, instances, and what buys the next nine', () => {
  expect(shown({ ...three, hosts: [...three.hosts, compute] }, { succeeded: 39, failed: 1 })).toMatchSnapshot();
});

test('what nothing reaches says what limits it', () => {
  expect(shown({ ...three, forecast: { site: { 'per-year': 0.5 } } })).toMatch(
    /none of this reaches it.*most of it:\n.*the site fails: none is declared/,
  );
});

test('a structure that is too large for an exact answer is not called exact', () => {
  const told = forecast(arrange(three), { succeeded: 0, failed: 0 }, 1);
  const capabilities = told.capabilities.map((one) => ({ ...one, exact: false }));
  const words = forecastText({ cloud: 'demo', ...told, capabilities });
  expect(words).toContain('too large for an exact answer');
  expect(words).not.toContain('itself is exact');
});

test('in Chinese', () => {
  setLanguage('zh');
  expect(shown(three)).toMatchSnapshot();
});

test('what was measured, or that nothing was', () => {
  const minute = 60_000;
  const one = {
    capability: 'sign-in',
    observed: 1000 * minute,
    unknown: 30 * minute,
    planned: 8 * minute,
    unplanned: 2 * minute,
    outages: 2,
    longest: 1.5 * minute,
  };
  const well = {
    capability: 'messaging',
    observed: 1000 * minute,
    unknown: 0,
    planned: 0,
    unplanned: 0,
    outages: 0,
    longest: 0,
    availability: 100,
    agreed: 100,
  };
  const report = {
    cloud: 'demo',
    objective: 99.9,
    capabilities: [
      { ...one, availability: 99, agreed: 99.798, kept: false },
      { ...well, kept: true },
    ],
  };
  expect(stripVTControlCharacters(measuredText(report))).toMatchSnapshot();
  expect(measuredText({ cloud: 'demo', capabilities: [] })).toMatch(/^Nothing is known/);
});
