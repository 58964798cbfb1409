import { expect, test } from 'vitest';
import { readMaintenance } from './maintenance.ts';

const note = (host: string, is: 'begun' | 'ended', at: number) => JSON.stringify({ host, is, at, by: 'ann@desk' });

test('a controller that was off and missed the end does not bring a maintenance back', () => {
  const late = note('ctl2', 'begun', 1);
  expect(readMaintenance([`${late}\n`, `${note('ctl2', 'ended', 2)}\n`])).toEqual([]);
  expect(readMaintenance([`${late}\n`, '']).map(({ host }) => host)).toEqual(['ctl2']);
});

test('several hosts may rest, and what is no note is left out', () => {
  const all = readMaintenance([
    `${note('ctl3', 'begun', 1)}\nnonsense\n{"host":"ctl1"}\n${note('ctl1', 'begun', 1)}\n`,
  ]);
  expect(all.map(({ host }) => host)).toEqual(['ctl1', 'ctl3']);
});
