import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../locale/text.ts';
import { makeDirectories } from '../util/directories.ts';
import { QuorateError } from '../util/errors.ts';
import type { CanaryRecord } from './canaries/record.ts';
import type { DrillEvent } from './event.ts';
import type { DrillPlan, History, RunInfo } from './history.ts';
import type { Verdict } from './verdict.ts';

const names = {
  run: 'run.json',
  answers: 'answers.ndjson',
  events: 'events.ndjson',
  verdict: 'verdict.json',
  summary: 'summary.txt',
  report: 'report.html',
} as const;

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
  const path = join(parent, `${time}-${plan.fault.fault}-${plan.fault.target}`);
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
  const words = text().drill.problems;
  const run = parse(names.run, await read(names.run)) as Partial<RunInfo>;
  if (run.format !== 1) throw unreadable(names.run, words.format(String(run.format)));
  if (!run.ended) throw unreadable(names.run, words.notEnded);
  return {
    run: run as RunInfo,
    records: lines(names.answers, await read(names.answers)) as CanaryRecord[],
    events: lines(names.events, await read(names.events)) as DrillEvent[],
  };

  async function read(name: string): Promise<string> {
    try {
      return await readFile(join(path, name), 'utf8');
    } catch (error) {
      throw unreadable(
        name,
        (error as NodeJS.ErrnoException).code === 'ENOENT' ? words.notThere : (error as Error).message,
      );
    }
  }

  function lines(name: string, content: string): unknown[] {
    return content.split('\n').flatMap((line, index) => (line === '' ? [] : [parse(name, line, index + 1)]));
  }

  function parse(name: string, content: string, line?: number): unknown {
    try {
      return JSON.parse(content);
    } catch {
      throw unreadable(name, words.notJson, line);
    }
  }

  function unreadable(name: string, why: string, line?: number): QuorateError {
    const where = { name: join(path, name), ...(line === undefined ? {} : { line }) };
    return new QuorateError({ code: 'DRILL_RUN_UNREADABLE', what: words.notJudged(path), where, why });
  }
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
