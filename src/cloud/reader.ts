import type { ZodType } from 'zod';
import { type Problem, throwProblems } from '../util/errors.ts';
import { issueMessage, issueProblems } from './issues.ts';
import type { Path, Source } from './source.ts';

export type Finding = Omit<Problem, 'where' | 'detail'>;

/** Reads one file section by section and collects what is wrong, so that one mistake does not hide the others. */
export interface Reader {
  /** The value in its schema's form; undefined, and what is wrong noted, when it does not fit. */
  parse<T>(schema: ZodType<T>, value: unknown, path: Path): T | undefined;
  report(path: Path, finding: Finding, part?: 'key' | 'value'): void;
  /** Throws all that was noted, in the order of the file. */
  finish(): void;
}

export function openReader(source: Source): Reader {
  const problems = new Map<string, Problem>();
  const report: Reader['report'] = (path, finding, part) => {
    const spot = source.spot(path, part);
    // A range of a hundred hosts makes a mistake once, not a hundred times.
    const key = `${finding.code} ${spot.where.line}:${spot.where.column} ${finding.code === 'CLOUD_MISSING_KEY' ? finding.what : ''}`;
    if (!problems.has(key)) problems.set(key, { ...finding, ...spot });
  };
  return {
    parse: (schema, value, path) => {
      const result = schema.safeParse(value, { error: issueMessage, reportInput: true });
      if (result.success) return result.data;
      for (const issue of result.error.issues) {
        for (const { at, part, ...finding } of issueProblems(issue, path)) report(at, finding, part);
      }
      return undefined;
    },
    report,
    finish: () => throwProblems([...problems.values()].sort(byPlace)),
  };
}

function byPlace({ where: one }: Problem, { where: other }: Problem): number {
  return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}
