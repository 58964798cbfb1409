import { setTimeout as delay } from 'node:timers/promises';
import { canariesConfig } from '../../src/cli/drill-world.ts';
import { openTarget } from '../../src/cli/target.ts';
import type { Answer, CanaryRecord } from '../../src/drill/canaries/record.ts';
import { startCanaries } from '../../src/drill/canaries/start.ts';
import { writesOf } from '../../src/drill/checkers/writes.ts';
import type { History } from '../../src/drill/history.ts';
import { systemClock } from '../../src/util/clock.ts';
import type { Rehearsal } from './rehearsal.ts';

/** What became of users: sign-ins that failed, with why; writes that were acknowledged and are gone; the longest that each had to wait, in ms. */
interface Experience {
  readonly signIns: number;
  readonly failedSignIns: readonly string[];
  readonly acknowledged: number;
  readonly lost: number;
  readonly longest: { readonly signIn: number; readonly write: number };
}

/**
 * Users who sign in twice and write eight times a second through the addresses of a rehearsed cloud, while something is done to it and
 * for 5 s before and after.
 */
export async function withUsers({ file, lab }: Rehearsal, work: () => Promise<unknown>): Promise<Experience> {
  const target = await openTarget({ file, lab }, { clock: systemClock, report: () => {} });
  await target.transport.close();
  const records: CanaryRecord[] = [];
  const command = [...target.lab!.vantage, process.execPath, 'bin/quorate', 'canary'];
  const { run, canaries } = canariesConfig(target.composition, target.lab!.segments);
  const asked = canaries.filter(({ canary }) => canary === 'sign-in' || canary === 'database-write');
  const users = startCanaries(command, { run, canaries: asked }, (record) => records.push(record));
  try {
    await delay(5000);
    await work();
    await delay(5000);
  } finally {
    await users.stop();
  }
  const answers = records.filter((record): record is Answer => record.type === 'answer');
  const of = (canary: Answer['canary']) => answers.filter((answer) => answer.canary === canary);
  const longest = (canary: Answer['canary']) => Math.max(...of(canary).map(({ ms }) => Math.round(ms)));
  const signIns = of('sign-in');
  return {
    signIns: signIns.length,
    failedSignIns: signIns
      .filter(({ outcome }) => outcome !== 'ok')
      .map(({ scheduled, outcome, error }) => `${new Date(scheduled).toISOString()} ${error ?? outcome}`),
    ...writesOf({ records } as unknown as History),
    longest: { signIn: longest('sign-in'), write: longest('database-write') },
  };
}
