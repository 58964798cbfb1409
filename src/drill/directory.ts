import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../locale/text.ts';
import { written } from '../timing/fault.ts';
import { makeDirectories } from '../util/directories.ts';
import type { CanaryRecord } from './canaries/record.ts';
import type { DrillEvent } from './event.ts';
import type { DrillPlan, History, RunInfo } from './history.ts';
import { runFileNames as names, runFiles } from './run-files.ts';
import type { Verdict } from './verdict.ts';

/** Where one run is kept, while it goes on. Records are written as they come: what a killed Quorate saw is not lost. */
export interface RunDirectory {
  readonly path: string;
  keepRecord(record: CanaryRecord): void;
  keepEvent(event: DrillEvent): void;
  /** Completes run.json and closes. */
  end(run: RunInfo): Promise<void>;
}

/** Makes `<parent>/<UTC time>-<fault>-<target>`. */
export function createRunDirectory(parent: string, plan: DrillPlan, now: number): RunDirectory {
  const time = new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
  const path = join(parent, `${time}-${written(plan.fault).replaceAll(/[@/:]/g, '-')}`);
  makeDirectories(parent);
  mkdirSync(path);
  writeFileSync(join(path, names.run), asJson(plan));
  const [answers, events] = [names.answers, names.events].map((name) => openSync(join(path, name), 'ax')) as [
    number,
    number,
  ];
  const append = (file: number, value: object) => void writeSync(file, `${JSON.stringify(value)}\n`);
  return {
    path,
    keepRecord: (record) => append(answers, record),
    keepEvent: (event) => append(events, event),
    async end(run) {
      closeSync(answers);
      closeSync(events);
      await writeFile(join(path, names.run), asJson(run));
    },
  };
}

/** Keeps what was judged, for programs and for people. */
export async function keepVerdict(path: string, verdict: Verdict, summary: string): Promise<void> {
  await writeFile(join(path, names.verdict), asJson(verdict));
  await writeFile(join(path, names.summary), `${summary}\n`);
}

export async function keepReport(path: string, page: string): Promise<void> {
  await writeFile(join(path, names.report), page);
}

/** Reads what a run left. Throws DRILL_RUN_UNREADABLE. */
export async function readRun(path: string): Promise<History> {
  const { ndjson } = runFiles(path);
  return {
    run: await readRunInfo(path),
    records: (await ndjson(names.answers)) as CanaryRecord[],
    events: (await ndjson(names.events)) as DrillEvent[],
  };
}

/** Reads run.json of a run that is over. Throws DRILL_RUN_UNREADABLE. */
export async function readRunInfo(path: string): Promise<RunInfo> {
  const words = text().drill.problems;
  const { json, unreadable } = runFiles(path);
  const run = (await json(names.run)) as Partial<RunInfo> | null;
  if (run?.format !== 1) throw unreadable(names.run, words.format(String(run?.format)));
  if (!run.ended) throw unreadable(names.run, words.notEnded);
  return run as RunInfo;
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
