import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { text } from '../locale/text.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import { readRun, readRunInfo } from './directory.ts';
import { judge } from './judge.ts';
import { runFileNames as names, type RunFiles, runFiles } from './run-files.ts';

const Outcome = z.enum(['pass', 'fail', 'unknown']);

/** What a report of all runs takes from a run.json and a verdict.json. */
const Run = z.object({
  cloud: z.string(),
  revision: z.string(),
  fault: z.object({ fault: z.string(), part: z.string().optional(), target: z.string(), class: z.string() }),
  objectives: z.object({ interruption: z.record(z.string(), z.number()) }),
  canaries: z.array(z.object({ canary: z.string() })),
  startedAt: z.number(),
  endedAt: z.number(),
});
const Judgement = z.object({
  outcome: Outcome,
  checks: z.array(z.object({ checker: z.string(), outcome: Outcome, reason: z.string() })),
  canaries: z.array(z.object({ canary: z.string(), longest: z.number(), lost: z.number() })),
});

/** A run that is over, as it was judged. */
export interface JudgedRun {
  readonly directory: string;
  readonly run: z.infer<typeof Run>;
  readonly verdict: z.infer<typeof Judgement>;
}

/** A directory that is no whole run, and why. */
export interface UnreadRun {
  readonly directory: string;
  readonly why: string;
}

/**
 * The runs in a directory, oldest first, and what looks like one and cannot be read. Only what a run was judged to be is kept, so a
 * thousand runs take no more room than their verdicts. Throws FILE_NOT_FOUND for a directory that cannot be read.
 */
export async function readRuns(parent: string): Promise<{ judged: JudgedRun[]; unread: UnreadRun[] }> {
  const judged: JudgedRun[] = [];
  const unread: UnreadRun[] = [];
  for (const directory of await directoriesIn(parent)) {
    try {
      judged.push(await readJudged(directory));
    } catch (error) {
      unread.push({ directory, why: whyOf(error) });
    }
  }
  return { judged: judged.sort((a, b) => a.run.startedAt - b.run.startedAt), unread };
}

async function directoriesIn(parent: string): Promise<string[]> {
  try {
    const entries = await readdir(parent, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(parent, name))
      .sort();
  } catch (error) {
    const where = { name: parent };
    throw new QuorateError({
      code: 'FILE_NOT_FOUND',
      what: text().report.problems.noDirectory(parent),
      where,
      why: messageOf(error),
    });
  }
}

async function readJudged(directory: string): Promise<JudgedRun> {
  const files = runFiles(directory);
  const run = shaped(Run, await readRunInfo(directory), files, names.run);
  const verdict = existsSync(join(directory, names.verdict))
    ? await files.json(names.verdict)
    : judge(await readRun(directory));
  return { directory, run, verdict: shaped(Judgement, verdict, files, names.verdict) };
}

function shaped<T>(schema: z.ZodType<T>, value: unknown, files: RunFiles, name: 'run.json' | 'verdict.json'): T {
  const { data, error } = schema.safeParse(value);
  if (data !== undefined) return data;
  throw files.unreadable(
    name,
    text().drill.problems.shape(error!.issues.map(({ path }) => path.join('.') || '.').join(', ')),
  );
}

/** What the user can do about it begins with which file it is. */
function whyOf(error: unknown): string {
  if (!(error instanceof QuorateError)) return messageOf(error);
  const [{ where, why, what }] = error.problems;
  return where && why ? `${where.name}: ${why}` : what;
}
