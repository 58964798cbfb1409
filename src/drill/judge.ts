import type { CanaryId } from './canaries/config.ts';
import { arpOwner, ownersOf } from './checkers/arp-owner.ts';
import { baselineHealthy } from './checkers/baseline.ts';
import { answersOf, type Checker, injectedAt, interruptionsAfter, judgedBy } from './checkers/checker.ts';
import { drillComplete } from './checkers/complete.ts';
import { fencedFirst, fencings, fencingWithin } from './checkers/fencing.ts';
import { healed } from './checkers/healed.ts';
import { interruptionWithin, longestOf } from './checkers/interruption.ts';
import { latencies } from './checkers/latency.ts';
import { messagesKept, messagesOf } from './checkers/messages.ts';
import { performanceBack, performanceOf } from './checkers/performance.ts';
import { singleOwner } from './checkers/single-owner.ts';
import { isDelayed, lengthOf, settled } from './checkers/windows.ts';
import { singleWriter, writersOf } from './checkers/writers.ts';
import { writesKept, writesOf } from './checkers/writes.ts';
import type { History } from './history.ts';
import type { Prediction } from './prediction.ts';
import { type CanarySummary, type Interruption, type Verdict, worst } from './verdict.ts';

/** Judges what a run left. Pure: the same files give the same verdict, anywhere and at any time. */
export function judge(history: History): Verdict {
  const { run } = history;
  const checks = checkersFor(history).map((checker) => judgedBy(checker, history));
  const common = {
    format: 1,
    outcome: worst(checks.map(({ outcome }) => outcome)),
    cloud: run.cloud,
    revision: run.revision,
  } as const;
  const verdict = {
    ...common,
    fault: run.fault.fault,
    ...(run.fault.part === undefined ? {} : { part: run.fault.part }),
    target: run.fault.target,
    hosts: run.hosts,
    checks,
  };
  if (run.faultWindow.injectedAt === undefined) return { ...verdict, canaries: [], fencing: [] };
  const writes = seen(() => writesOf(history));
  const writers = writersOf(history);
  const messages = seen(() => messagesOf(history));
  const interruption = longestInterruption(history);
  return {
    ...verdict,
    injectedAt: run.faultWindow.injectedAt,
    canaries: run.canaries.map(({ canary }) => summary(history, canary)),
    ...(writes ? { writes } : {}),
    ...(writers.length > 0 ? { writers } : {}),
    ...(messages ? { messages } : {}),
    ...(run.watched ? { owners: run.watched.map((address) => ownersOf(history, address)) } : {}),
    fencing: fencings(history),
    ...(interruption ? { interruption } : {}),
  };
}

function checkersFor({ run }: History): Checker[] {
  const canaries = run.canaries.map(({ canary }) => canary);
  return [
    drillComplete,
    baselineHealthy,
    ...canaries.map(interruptionWithin),
    ...canaries.map(performanceBack),
    ...(canaries.includes('database-write') ? [writesKept, singleWriter] : []),
    ...(canaries.includes('message') ? [messagesKept] : []),
    singleOwner,
    ...(run.watched ?? []).map(arpOwner),
    ...(run.fault.silent ? [fencedFirst] : []),
    healed,
  ];
}

function summary(history: History, canary: CanaryId): CanarySummary {
  const injected = injectedAt(history);
  const { settings, endedAt } = history.run;
  const all = answersOf(history, canary);
  const answers = all.filter(({ done }) => done >= injected);
  const windows = interruptionsAfter(history, canary);
  const [first] = windows;
  const longest = longestOf(windows, endedAt);
  const calm = settled(answers, settings.delayedOver);
  const lost = answers.filter(({ outcome }) => outcome !== 'ok').length;
  const delayed = answers.filter((answer) => isDelayed(answer, settings.delayedOver)).length;
  const undisturbed = lost + delayed === 0;
  const back = seen(() => performanceOf(history, canary))?.back;
  const predicted = history.run.predictions?.find((one) => one.canary === canary);
  return {
    canary,
    requests: answers.length,
    lost,
    delayed,
    ...(first ? { firstFailed: first.from - injected } : {}),
    ...(first?.until === undefined ? {} : { firstGood: first.until - injected }),
    ...(calm === undefined ? {} : { settled: calm - injected }),
    ...(back === undefined ? {} : { backToBaseline: back }),
    longest: longest ? lengthOf(longest, endedAt) : 0,
    interruptions: windows.length,
    ...(predicted ? { predicted: withoutCanary(predicted) } : {}),
    latency: latencies(all, injected, undisturbed ? injected : (calm ?? Number.POSITIVE_INFINITY)),
  };
}

function withoutCanary({ canary: _, ...predicted }: Prediction): Omit<Prediction, 'canary'> {
  return predicted;
}

function longestInterruption(history: History): Interruption | undefined {
  const { canaries, endedAt, objectives, fault } = history.run;
  const objective = objectives.interruption[fault.class];
  const longest = canaries
    .map(({ canary }) => ({ canary, window: longestOf(interruptionsAfter(history, canary), endedAt) }))
    .flatMap(({ canary, window }) => (window ? [{ canary, window, length: lengthOf(window, endedAt) }] : []))
    .sort((a, b) => b.length - a.length)[0];
  if (!longest) return undefined;
  const fencing = fencingWithin(history, longest.window);
  return {
    canary: longest.canary,
    longest: longest.length,
    ...(objective === undefined ? {} : { objective }),
    ...(fencing === undefined ? {} : { fencing, rest: longest.length - fencing }),
  };
}

/** What could be told; a checker says why where it could not. */
function seen<T>(tell: () => T): T | undefined {
  try {
    return tell();
  } catch {
    return undefined;
  }
}
