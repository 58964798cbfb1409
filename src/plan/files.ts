import type { HostState } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import type { FileSpec } from '../services/service.ts';
import { digest } from '../util/digest.ts';
import { quote } from '../util/shell.ts';
import { type FileDiff, fileDiff } from './diff.ts';
import { manifestFunctions } from './manifest.ts';
import type { Observed } from './observe.ts';
import type { Planned } from './step.ts';

/** Writes the files of one service that differ, each whole and at once, and removes those that it no longer has here. */
export function filesStep(
  service: string,
  state: HostState,
  observed: Observed,
  secrets: readonly string[],
): Planned | undefined {
  const mine = state.files.filter((file) => file.service === service);
  const files = mine.filter((file) => differs(file, observed));
  const former = formerFiles(service, observed, new Set(state.files.map(({ path }) => path)));
  if (files.length + former.length === 0) return undefined;
  const paths = [...files.map(({ path }) => path), ...former];
  return {
    id: `files ${service}@${state.name}`,
    service,
    host: state.name,
    verb: files.length > 0 ? 'write' : 'remove',
    object: () => (paths.length === 1 ? paths[0]! : text().plan.files(paths.length)),
    details: paths,
    diffs: [
      ...files.map((file) => fileDiff(file, observed.files.get(file.path), secrets)),
      ...former.map((path): FileDiff => ({ path, lines: [], remark: 'removed' })),
    ],
    act: {
      script: `${manifestFunctions}${putFunction}${files.map(put).join('')}${former.map(remove).join('')}${reloadUnits(paths)}`,
    },
    timeoutMs: 60_000,
  };
}

/** Files that the manifest says are the service's, and that are not wanted any more. */
export function formerFiles(service: string, { manifest }: Observed, wanted: ReadonlySet<string>): string[] {
  return [...manifest.files].flatMap(([path, owned]) => (owned.service === service && !wanted.has(path) ? [path] : []));
}

function differs(file: FileSpec & { service: string }, { files, manifest }: Observed): boolean {
  const found = files.get(file.path);
  const owned = manifest.files.get(file.path);
  return found?.differs !== undefined || found?.attributes !== attributes(file) || owned?.service !== file.service;
}

function attributes({ owner, group, mode }: FileSpec): string {
  return `${owner} ${group} ${mode.toString(8)}`;
}

/** A directory that is made for a secret is for its reader only. */
const putFunction = `
set -e
umask 022
put() {
  if [ ! -d "\${1%/*}" ]; then mkdir -p "\${1%/*}"; [ -z "$6" ] || { chown "$2:$3" "\${1%/*}"; chmod 750 "\${1%/*}"; }; fi
  new="$1.quorate-new"
  (umask 077; base64 -d >"$new"); chown "$2:$3" "$new"; chmod "$4" "$new"; sync "$new"; mv -f "$new" "$1"
  record file "$7" "$5" "$1"
}
`;

function put(file: FileSpec & { service: string }): string {
  const words = [
    file.path,
    file.owner,
    file.group,
    file.mode.toString(8),
    digest(file.content),
    file.secret ? 'secret' : '',
    file.service,
  ]
    .map(quote)
    .join(' ');
  return `put ${words} <<'END'\n${Buffer.from(file.content).toString('base64')}\nEND\n`;
}

function remove(path: string): string {
  return `rm -f -- ${quote(path)}; forget file ${quote(path)}\n`;
}

/** systemd reads units and their drop-ins only when told. */
export function reloadUnits(paths: readonly string[]): string {
  return paths.some((path) => path.startsWith('/etc/systemd/system/')) ? 'systemctl daemon-reload\n' : '';
}
