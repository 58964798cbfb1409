import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { nearest } from '../util/nearest.ts';
import type { Layout } from './layout.ts';
import { labDirectory, labsDirectory } from './paths.ts';
import { notRoot } from './root.ts';

/** What is kept about a lab in its lab.json. */
export interface LabRecord {
  readonly format: 1;
  readonly name: string;
  /** The cloud it was made from. */
  readonly cloud: string;
  /** Digest of the image its hosts run. */
  readonly image: string;
  /** Written last: without it the lab is only half there. */
  readonly whole: boolean;
  readonly layout: Layout;
}

export async function writeRecord(record: LabRecord): Promise<void> {
  await writeFile(recordFile(record.name), `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
}

/** Undefined when there is none, or it was being written when its writer died. Throws LAB_NOT_ROOT. */
export async function readRecord(name: string): Promise<LabRecord | undefined> {
  try {
    return JSON.parse(await readFile(recordFile(name), 'utf8')) as LabRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw new QuorateError(notRoot());
    return undefined;
  }
}

/** Throws LAB_NOT_FOUND, LAB_NOT_WHOLE or LAB_NOT_ROOT. */
export async function recordOf(name: string): Promise<LabRecord> {
  const record = await readRecord(name);
  if (record) return record;
  const words = text().lab.problems;
  const names = await labNames();
  if (names.includes(name)) throw new QuorateError({ code: 'LAB_NOT_WHOLE', what: words.half(name) });
  const meant = nearest(name, names);
  throw new QuorateError({
    code: 'LAB_NOT_FOUND',
    what: words.none(name),
    ...(meant ? { remedy: text().usage.meant(meant) } : {}),
    ...(!meant && names.length > 0 ? { remedy: words.labs(names.join(', ')) } : {}),
  });
}

/** Names of all labs, also of those that are only half there. */
export async function labNames(): Promise<string[]> {
  const entries = await readdir(labsDirectory(), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The lab that is meant: the named one, else the only one. Throws LAB_NOT_FOUND or LAB_AMBIGUOUS. */
export async function chooseLab(name: string | undefined): Promise<string> {
  if (name !== undefined) return name;
  const words = text().lab.problems;
  const [only, ...others] = await labNames();
  if (only === undefined) throw new QuorateError({ code: 'LAB_NOT_FOUND', what: words.noLab });
  if (others.length === 0) return only;
  const remedy = words.nameOne([only, ...others].join(', '));
  throw new QuorateError({ code: 'LAB_AMBIGUOUS', what: words.several, remedy });
}

function recordFile(name: string): string {
  return join(labDirectory(name), 'lab.json');
}
