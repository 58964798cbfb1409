import type { Script } from '../util/script.ts';

/**
 * What Quorate owns on a host, kept on that host as lines of text:
 * `file SERVICE DIGEST PATH` · `unit SERVICE DIGEST NAME`, the digest of the files in effect when the unit last started, so that a crash
 * between writing a file and restarting its unit is not forgotten · `host NAME IP USER PORT`, the cloud as last applied, on controllers,
 * so that a host that is no longer declared is known · `revision REVISION`.
 */
export interface Manifest {
  readonly files: ReadonlyMap<string, Owned>;
  readonly units: ReadonlyMap<string, Owned>;
  readonly hosts: readonly KnownHost[];
  readonly revision?: string;
}

interface Owned {
  readonly service: string;
  readonly digest: string;
}

/** A host of the cloud, and how it is reached. */
export interface KnownHost {
  readonly name: string;
  readonly ip: string;
  readonly user: string;
  readonly port: number;
}

export const manifestPath = '/var/lib/quorate/manifest';

export function readManifest(content: string): Manifest {
  const lines = content.split('\n');
  const owned = (kind: string) =>
    new Map(
      lines
        .map((line) => /^(file|unit) (\S+) (\S+) (.+)$/.exec(line))
        .filter((match) => match?.[1] === kind)
        .map((match) => [match![4]!, { service: match![2]!, digest: match![3]! }]),
    );
  const hosts = lines
    .map((line) => /^host (\S+) (\S+) (\S+) (\d+)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name, ip, user, port]) => ({ name: name!, ip: ip!, user: user!, port: Number(port) }));
  const revision = lines.map((line) => /^revision (\S+)$/.exec(line)?.[1]).find((one) => one !== undefined);
  return { files: owned('file'), units: owned('unit'), hosts, ...(revision ? { revision } : {}) };
}

/**
 * sh functions `record KIND SERVICE DIGEST NAME` and `forget KIND NAME`; steps that run at once on one host do not lose each other's lines.
 * Where the new manifest cannot be written whole, as on a full disk, the old one stays.
 */
export const manifestFunctions = `
manifest=${manifestPath}
edit() {
  mkdir -p -m 700 "\${manifest%/*}"
  {
    flock 9 && {
      { [ ! -e "$manifest" ] || awk -v k="$1" -v n="$2" '!($1 == k && substr($0, length($1 $2 $3) + 4) == n)' "$manifest"; } &&
      { [ -z "$3" ] || echo "$1 $3 $2"; }
    } >"$manifest.new" && sync "$manifest.new" && mv -f "$manifest.new" "$manifest"
  } 9>"$manifest.lock"
}
record() { edit "$1" "$4" "$2 $3"; }
forget() { edit "$1" "$2" ''; }
`;

/** Prints the line of the manifest that `readManifest` takes the revision from. */
export const revisionLook: Script = {
  script: '[ ! -e "$manifest" ] || grep "^revision " "$manifest"',
  params: { manifest: manifestPath },
};

/** Remembers the revision and the hosts of the cloud, once all of it is done. */
export function sealScript(revision: string, hosts: readonly KnownHost[]): Script {
  const lines = [
    `revision ${revision}`,
    ...hosts.map(({ name, ip, user, port }) => `host ${name} ${ip} ${user} ${port}`),
  ];
  return {
    script: `
manifest=${manifestPath}
mkdir -p -m 700 "\${manifest%/*}"
{
  flock 9 && {
    { [ ! -e "$manifest" ] || sed '/^revision /d; /^host /d' "$manifest"; } && printf '%s\\n' "$lines"
  } >"$manifest.new" && sync "$manifest.new" && mv -f "$manifest.new" "$manifest"
} 9>"$manifest.lock"
`,
    params: { lines: lines.join('\n') },
  };
}

/** Whether a host remembers just this revision and these hosts. */
export function isSealed(manifest: Manifest, revision: string, hosts: readonly KnownHost[]): boolean {
  const text = (list: readonly KnownHost[]) =>
    JSON.stringify(list.map(({ name, ip, user, port }) => [name, ip, user, port]));
  return manifest.revision === revision && text(manifest.hosts) === text(hosts);
}
