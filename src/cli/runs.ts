import { existsSync } from 'node:fs';
import type { JudgedRun } from '../drill/runs.ts';

/** The judged drills of a directory, oldest first; none where there is no such directory yet. */
export async function judgedIn(directory: string): Promise<readonly JudgedRun[]> {
  if (!existsSync(directory)) return [];
  const { readRuns } = await import('../drill/runs.ts');
  return (await readRuns(directory)).judged;
}
