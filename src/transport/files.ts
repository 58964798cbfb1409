import type { Script } from '../util/script.ts';
import type { Attributes } from './remote.ts';

/** Writes a file whole or not at all. It has its owner and mode before it has its name, and is on the disk before it replaces the old one. */
export function uploadScript(path: string, content: string, { owner, group, mode }: Attributes): Script {
  return {
    script: `set -eu
umask 077
directory=$(dirname -- "$path")
new=$(mktemp -- "$directory/.quorate.XXXXXX")
trap 'rm -f -- "$new"' EXIT
base64 -d >"$new"
chown -- "$owner:$group" "$new"
chmod -- "$mode" "$new"
sync -- "$new"
mv -fT -- "$new" "$path"
sync -- "$directory"`,
    params: { path, owner, group, mode: mode.toString(8) },
    // Base64 keeps a missing last newline missing.
    stdin: Buffer.from(content, 'utf8').toString('base64'),
  };
}

export function downloadScript(path: string): Script {
  return { script: 'base64 <"$path"', params: { path } };
}
