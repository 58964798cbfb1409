import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';

/** The files of a run directory. */
export const runFileNames = {
  run: 'run.json',
  answers: 'answers.ndjson',
  events: 'events.ndjson',
  verdict: 'verdict.json',
  summary: 'summary.txt',
  report: 'report.html',
} as const;

type Name = (typeof runFileNames)[keyof typeof runFileNames];

/** Reads files of the run in a directory. What cannot be read or understood is thrown as DRILL_RUN_UNREADABLE. */
export interface RunFiles {
  json(name: Name): Promise<unknown>;
  /** Each line of its own. */
  ndjson(name: Name): Promise<unknown[]>;
  unreadable(name: Name, why: string, line?: number): QuorateError;
}

export function runFiles(path: string): RunFiles {
  const words = text().drill.problems;
  return {
    json: async (name) => parse(name, await read(name)),
    ndjson: async (name) =>
      (await read(name)).split('\n').flatMap((line, index) => (line === '' ? [] : [parse(name, line, index + 1)])),
    unreadable,
  };

  async function read(name: Name): Promise<string> {
    try {
      return await readFile(join(path, name), 'utf8');
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      throw unreadable(name, missing ? words.notThere : (error as Error).message);
    }
  }

  function parse(name: Name, content: string, line?: number): unknown {
    try {
      return JSON.parse(content);
    } catch {
      throw unreadable(name, words.notJson, line);
    }
  }

  function unreadable(name: Name, why: string, line?: number): QuorateError {
    const where = { name: join(path, name), ...(line === undefined ? {} : { line }) };
    return new QuorateError({ code: 'DRILL_RUN_UNREADABLE', what: words.notJudged(path), where, why });
  }
}
