import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientTimers, reporting } from './clients.ts';
import { withLevers } from './levers.ts';
import { timers } from './timers.ts';

const longest = fc.integer({ min: 0, max: 600_000 });
const sets = fc
  .record({
    corosyncToken: fc.integer({ min: 200, max: 10_000 }),
    galeraSuspect: fc.integer({ min: 500, max: 10_000 }),
  })
  .map((values) => withLevers(timers, values));

test('whatever the control plane takes to fail over, those who use it are more patient', () => {
  fc.assert(
    fc.property(sets, longest, (set, ms) => {
      const { heartbeat, rpc, keystoneAnswer, keystoneRetries, report, down } = clientTimers(set, ms);
      expect(heartbeat).toBeGreaterThan(set.messagingSilence);
      expect(rpc).toBeGreaterThan(heartbeat);
      expect(rpc).toBeGreaterThan(ms);
      expect(keystoneAnswer * (keystoneRetries + 1)).toBeGreaterThan(ms);
      // An answer is lost, and the next report misses, too.
      for (const one of reporting) expect(down[one]).toBeGreaterThanOrEqual(rpc + report[one] * 2);
    }),
  );
});

test('a longer interruption shortens nothing', () => {
  fc.assert(
    fc.property(longest, longest, (one, other) => {
      const [short, long] = [one, other].sort((a, b) => a - b).map((ms) => clientTimers(timers, ms));
      expect(long!.rpc).toBeGreaterThanOrEqual(short!.rpc);
      expect(long!.keystoneAnswer).toBeGreaterThanOrEqual(short!.keystoneAnswer);
      for (const name of reporting) expect(long!.down[name]).toBeGreaterThanOrEqual(short!.down[name]);
    }),
  );
});
