/**
 * What Quorate owns on a host, kept on that host as lines of text: `file DIGEST PATH` and `unit DIGEST NAME`, the latter the digest of the
 * files in effect when the unit was last started. So a crash between writing a file and restarting its unit is not forgotten.
 */
export interface Manifest {
  readonly files: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

export const manifestPath = '/var/lib/quorate/manifest';

export function readManifest(content: string): Manifest {
  const entries = content
    .split('\n')
    .map((line) => /^(file|unit) (\S+) (.+)$/.exec(line))
    .filter((match) => match !== null);
  const of = (kind: string) =>
    new Map(entries.filter((match) => match[1] === kind).map((match) => [match[3]!, match[2]!]));
  return { files: of('file'), units: of('unit') };
}

/** sh functions `record KIND DIGEST NAME` and `forget KIND NAME`; steps that run at once on one host do not lose each other's lines. */
export const manifestFunctions = `
manifest=${manifestPath}
edit() { mkdir -p "\${manifest%/*}"; { flock 9; { [ ! -e "$manifest" ] || awk -v k="$1" -v n="$2" '!($1 == k && substr($0, length($1) + length($2) + 3) == n)' "$manifest"; [ -z "$3" ] || echo "$1 $3 $2"; } >"$manifest.new"; mv -f "$manifest.new" "$manifest"; } 9>"$manifest.lock"; }
record() { edit "$1" "$3" "$2"; }
forget() { edit "$1" "$2" ''; }
`;
