import { expect, test } from 'vitest';
import { orderRules } from './order.ts';
import { type Timers, timers } from './timers.ts';

test.each(orderRules)('the usual timers keep $name, and it can be broken', ({ holds, timers: names }) => {
  expect(holds(timers)).toBe(true);
  const broken = names.some((name) =>
    [0.001, 1000].some((times) => !holds({ ...timers, [name]: timers[name] * times } as Timers)),
  );
  expect(broken).toBe(true);
});
