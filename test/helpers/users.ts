import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { canariesConfig } from '../../src/cli/drill-world.ts';
import { openTarget } from '../../src/cli/target.ts';
import type { Answer, CanaryRecord } from '../../src/drill/canaries/record.ts';
import { startCanaries } from '../../src/drill/canaries/start.ts';
import { writesOf } from '../../src/drill/checkers/writes.ts';
import type { History } from '../../src/drill/history.ts';
import { systemClock } from '../../src/util/clock.ts';
import type { Rehearsal } from './rehearsal.ts';

const asked = ['sign-in', 'validate-token', 'database-write'] as const;

/** What became of users: answers of each kind, those that failed, with when and why, and the longest wait, in ms; acknowledged writes, and those of them that are gone. */
interface Experience {
  readonly answers: Readonly<Record<(typeof asked)[number], Answered>>;
  readonly acknowledged: number;
  readonly lost: number;
}

/** Nobody was failed: of those who write, what one sends in the very moment in which its session is ended may be, and is not acknowledged. */
export function expectServed({ answers, lost }: Experience): void {
  expect(answers['sign-in'].failed).toEqual([]);
  expect(answers['validate-token'].failed).toEqual([]);
  expect(answers['database-write'].failed.length, answers['database-write'].failed.join()).toBeLessThanOrEqual(1);
  expect(lost).toBe(0);
}

interface Answered {
  readonly of: number;
  readonly failed: readonly string[];
  readonly longest: number;
}

/**
 * Users who sign in twice, validate a token twenty times and write eight times a second through the addresses of a rehearsed cloud, while
 * something is done to it and for 5 s before and after.
 */
export async function withUsers({ file, lab }: Rehearsal, work: () => Promise<unknown>): Promise<Experience> {
  const target = await openTarget({ file, lab }, { clock: systemClock, report: () => {} });
  await target.transport.close();
  const records: CanaryRecord[] = [];
  const command = [...target.lab!.vantage, process.execPath, 'bin/quorate', 'canary'];
  const { run, canaries } = canariesConfig(target.composition, target.lab!.segments);
  const config = { run, canaries: canaries.filter(({ canary }) => asked.some((one) => one === canary)) };
  const users = startCanaries(command, config, (record) => records.push(record));
  try {
    await delay(5000);
    await work();
    await delay(5000);
  } finally {
    await users.stop();
  }
  const answers = records.filter((record): record is Answer => record.type === 'answer');
  return {
    answers: Object.fromEntries(
      asked.map((canary) => [canary, answered(answers.filter((answer) => answer.canary === canary))]),
    ) as Experience['answers'],
    ...writesOf({ records } as unknown as History),
  };
}

function answered(answers: readonly Answer[]): Answered {
  return {
    of: answers.length,
    failed: answers
      .filter(({ outcome }) => outcome !== 'ok')
      .map(({ scheduled, outcome, error }) => `${new Date(scheduled).toISOString()} ${error ?? outcome}`),
    longest: Math.max(...answers.map(({ ms }) => Math.round(ms))),
  };
}
