import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../src/analysis/audit/config-file.ts';

const folder = 'test/fixtures/audit';

/** Deployments of the field and their mistakes, each a directory of files with the findings to expect beside it. */
export const situations = readdirSync(folder).sort();

export function expectedOf(situation: string): string {
  return join(process.cwd(), folder, situation, 'expected.txt');
}

export function filesOf(situation: string): SourceFile[] {
  const root = join(folder, situation, 'files');
  return readdirSync(root, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: path.slice(root.length + 1), content: readFileSync(path, 'utf8') }));
}
