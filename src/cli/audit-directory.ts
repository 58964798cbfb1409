import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { mayBeConfiguration } from '../analysis/audit/sniff.ts';
import type { Finding } from '../analysis/finding.ts';
import { text } from '../locale/text.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import { type AuditSource, unread } from './audit-source.ts';
import { decode } from './decode.ts';

/** Bytes of one file; the largest configurations of the field are a tenth of it. */
const mostBytes = 16 * 1024 * 1024;
/** Files, so that `/` ends as well. */
const mostFiles = 50_000;

/**
 * The files below a directory, or one file. Links are not followed: what they lead to within is read by itself, and what lies outside was
 * not meant. Throws FILE_NOT_FOUND when there is nothing.
 */
export async function readDirectory(path: string): Promise<AuditSource> {
  const files: { name: string; content: string }[] = [];
  const missing: Finding[] = [];
  const root = await rootOf(path);
  const names = root.isFile ? [basename(root.path)] : await namesBelow(root.path, missing);
  for (const name of names) {
    const file = root.isFile ? root.path : join(root.path, name);
    try {
      const { size } = await lstat(file);
      if (size > mostBytes) missing.push(unread(name, text().audit.tooLarge(mostBytes)));
      else files.push({ name, content: decode(await readFile(file)) });
    } catch (error) {
      missing.push(unread(name, text().audit.unread(messageOf(error))));
    }
  }
  return { files, unread: missing };
}

async function rootOf(path: string): Promise<{ path: string; isFile: boolean }> {
  try {
    const real = await realpath(path);
    return { path: real, isFile: (await lstat(real)).isFile() };
  } catch (error) {
    const what = text().audit.notThere(path);
    throw new QuorateError({ code: 'FILE_NOT_FOUND', what, where: { name: path }, why: messageOf(error) });
  }
}

/** Regular files that may be configurations, in order, by their path below. What cannot be looked into is told. */
async function namesBelow(root: string, missing: Finding[]): Promise<string[]> {
  const names: string[] = [];
  const waiting = [''];
  for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
    try {
      for (const entry of await readdir(join(root, directory), { withFileTypes: true })) {
        const name = directory === '' ? entry.name : `${directory}/${entry.name}`;
        if (entry.isDirectory()) waiting.push(name);
        else if (entry.isFile() && mayBeConfiguration(name)) names.push(name);
      }
    } catch (error) {
      missing.push(unread(directory || '.', text().audit.unread(messageOf(error))));
    }
    if (names.length > mostFiles) {
      missing.push(unread('.', text().audit.tooMany(mostFiles)));
      break;
    }
  }
  return names.slice(0, mostFiles).sort();
}
