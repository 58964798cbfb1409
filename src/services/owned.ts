import type { FileSpec } from './service.ts';

/** A configuration file that anyone on the host may read. */
export function rootFile(
  path: string,
  content: string,
  effects: Pick<FileSpec, 'restarts' | 'reloads'> = {},
): FileSpec {
  return { path, content, owner: 'root', group: 'root', mode: 0o644, ...effects };
}

/** A file with a secret in it: root writes, the service's group reads. */
export function secretFile(
  path: string,
  content: string,
  reader: { readonly owner?: string; readonly group: string; readonly mode: number },
  effects: Pick<FileSpec, 'restarts' | 'reloads'> = {},
): FileSpec {
  return {
    path,
    content,
    owner: reader.owner ?? 'root',
    group: reader.group,
    mode: reader.mode,
    secret: true,
    ...effects,
  };
}
