import { structuredPatch } from 'diff';
import type { FileSpec } from '../services/service.ts';
import { after, before, maskPair } from './mask.ts';
import type { ObservedFile } from './observe.ts';

/** What changes in one file: unified diff lines without a head, each beginning with ` `, `+`, `-` or `@`. */
export interface FileDiff {
  readonly path: string;
  readonly lines: readonly string[];
  /** What is said instead of lines. */
  readonly remark?: 'tooLarge' | 'removed';
  /** Lines that are not shown. */
  readonly more?: number;
}

/** Lines of a new file that are shown; the rest are counted. */
const mostLines = 400;

/** The change of a file, with every secret hidden. A file that is new shows whole; one that is nothing but a secret shows only that it changes. */
export function fileDiff(file: FileSpec, found: ObservedFile | undefined, secrets: readonly string[]): FileDiff {
  const { path, content } = file;
  if (found && found.differs === undefined) return { path, lines: attributeLines(file, found) };
  if (found?.differs === null) return { path, lines: [], remark: 'tooLarge' };
  const old = found?.differs ?? '';
  if (!file.secret) return { path, ...unified(old, content) };
  const masked = maskPair(old, content, secrets);
  if (isWholly(content, masked.fresh)) return { path, lines: [...(found ? [`-${before}`] : []), `+${after}`] };
  return { path, ...unified(masked.old, masked.fresh) };
}

/** Nothing of it is left once its secrets are hidden: keys, certificates with keys, passwords. */
function isWholly(content: string, shown: string): boolean {
  return content.length > 0 && shown.replaceAll(/\*\*\*( \(\w+\))?/g, '').trim() === '';
}

function unified(old: string, fresh: string): Pick<FileDiff, 'lines' | 'more'> {
  const { hunks } = structuredPatch('', '', old, fresh, '', '', { context: 2 });
  const lines = hunks.flatMap(({ oldStart, newStart, lines: body }) => [`@ ${oldStart} → ${newStart}`, ...body]);
  return lines.length > mostLines ? { lines: lines.slice(0, mostLines), more: lines.length - mostLines } : { lines };
}

function attributeLines({ owner, group, mode }: FileSpec, { attributes }: ObservedFile): string[] {
  return [`-(${attributes})`, `+(${owner} ${group} ${mode.toString(8)})`];
}
