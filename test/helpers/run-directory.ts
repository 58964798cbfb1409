import { createRunDirectory } from '../../src/drill/directory.ts';
import type { History } from '../../src/drill/history.ts';

/** Keeps a run below `parent` as a drill does, but not judged. Runs of one parent must begin in different seconds. */
export async function keepRun(parent: string, { run, records, events }: History): Promise<string> {
  const { path, keepRecord, keepEvent, end } = createRunDirectory(parent, run, run.startedAt);
  records.forEach(keepRecord);
  events.forEach(keepEvent);
  await end(run);
  return path;
}
