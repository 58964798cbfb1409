import type { HostState } from '../compose/compose.ts';
import type { ConvergeStep } from '../services/service.ts';
import { digest } from '../util/digest.ts';
import type { Script } from '../util/script.ts';
import { sections } from '../util/sections.ts';
import { quote, runText, subshellText } from '../util/shell.ts';
import { type Manifest, manifestPath, readManifest } from './manifest.ts';
import { notesLook } from './notes.ts';

/** What a host is like, as far as the plan is concerned. */
export interface Observed {
  readonly host: string;
  readonly missingPackages: readonly string[];
  /** Files that exist, of those that are wanted. */
  readonly files: ReadonlyMap<string, ObservedFile>;
  readonly units: ReadonlyMap<string, ObservedUnit>;
  /** Ids of the converge steps whose look succeeded here. */
  readonly satisfied: ReadonlySet<string>;
  readonly manifest: Manifest;
  /** Notes of hosts in maintenance, as this one keeps them. */
  readonly maintenance: string;
}

export interface ObservedFile {
  /** Owner, group and octal mode, such as `root keystone 640`. */
  readonly attributes: string;
  /** What is in it, where that is not what is wanted; null when it is too large to show. */
  readonly differs?: string | null;
}

interface ObservedUnit {
  readonly active: boolean;
  readonly enabled: boolean;
}

/** Limit of all looks, in seconds: a hung daemon must not hang the plan. */
const lookLimit = 30;

/** The steps of one service: they are looked at one after another, as they ask the same daemon; chains are looked at side by side. */
export type Chain = readonly ConvergeStep[];

/** Everything the plan wants to know of a host, in one round trip: digests travel there, and only what differs comes back. */
export function observeScript(state: HostState, chains: readonly Chain[]): Script {
  return {
    script: `${survey}\necho '== looks'\n${looksScript(chains).script}`,
    params: {
      ...notes.params,
      files: state.files.map(({ path }) => path).join('\n'),
      sums: state.files.map(({ path, content }) => `${digest(content)}  ${path}`).join('\n'),
      packages: state.packages.join(' '),
      units: state.units.map(({ name }) => name).join(' '),
      manifest: manifestPath,
    },
  };
}

/** Prints the ids of those that have nothing to do here. */
export function looksScript(chains: readonly Chain[]): Script {
  const look = ({ id, look: { script, ...given } }: ConvergeStep) =>
    // Redirected inside: dash loses the here-document of a subshell whose surrounding group is redirected.
    `if ${subshellText({ ...given, script: `exec >/dev/null 2>&1\n${script}` })}then echo ${quote(id)}; fi\n`;
  const looks = chains.map((chain) => `{ ${chain.map(look).join('')}} &\n`);
  return { script: `${runText({ script: `${looks.join('')}wait` }, lookLimit, '-s KILL')}true\n` };
}

/** What that printed. */
export function readLooks(output: string): string[] {
  return output.split('\n').filter(Boolean);
}

const notes = notesLook('maintenance');

const survey = `
export LC_ALL=C.UTF-8
echo '== manifest'; cat "$manifest" 2>/dev/null
echo '== maintenance'; ${notes.script}
echo '== attributes'; printf '%s\\n' "$files" | xargs -r -d '\\n' stat -c '%U %G %a %n' -- 2>/dev/null
echo '== differing'
[ -z "$sums" ] || printf '%s\\n' "$sums" | sha256sum --check --quiet 2>/dev/null | sed -n 's/: FAILED$//p' | while IFS= read -r path; do
  echo "$path"; [ "$(stat -c %s -- "$path")" -gt 65536 ] || base64 -w0 -- "$path"; echo
done
echo '== packages'; dpkg-query -W -f '\${db:Status-Abbrev} \${Package}\\n' $packages 2>/dev/null
echo '== units'; [ -z "$units" ] || systemctl show -p Id -p ActiveState -p UnitFileState $units 2>/dev/null
`;

/** Parses what the survey printed. */
export function readObserved(state: HostState, output: string): Observed {
  const section = sections(output);
  const lines = (name: string) => (section.get(name) ?? '').split('\n').filter(Boolean);
  const attributes = lines('attributes')
    .map((line) => /^(\S+ \S+ \d+) (.+)$/.exec(line))
    .filter((match) => match !== null);
  const differing = pairs((section.get('differing') ?? '').split('\n'));
  const installed = new Set(
    lines('packages')
      .filter((line) => line.startsWith('ii'))
      .map((line) => line.split(/\s+/)[1]),
  );
  return {
    host: state.name,
    missingPackages: state.packages.filter((name) => !installed.has(name)),
    files: new Map(
      attributes.map((match): [string, ObservedFile] => {
        const path = match[2]!;
        const differs = differing.get(path);
        return [path, { attributes: match[1]!, ...(differs === undefined ? {} : { differs }) }];
      }),
    ),
    units: units(section.get('units') ?? ''),
    satisfied: new Set(readLooks(section.get('looks') ?? '')),
    manifest: readManifest(section.get('manifest') ?? ''),
    maintenance: section.get('maintenance') ?? '',
  };
}

/** A path on one line, its content in base64 on the next; nothing there when it is too large. */
function pairs(lines: readonly string[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const content = lines[index + 1]!;
    found.set(lines[index]!, content === '' ? null : Buffer.from(content, 'base64').toString('utf8'));
  }
  return found;
}

function units(output: string): Map<string, ObservedUnit> {
  return new Map(
    output.split('\n\n').map((block) => {
      const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(block)?.[1] ?? '';
      return [
        value('Id'),
        {
          active: value('ActiveState') === 'active',
          enabled: ['enabled', 'static', 'alias', 'generated'].includes(value('UnitFileState')),
        },
      ];
    }),
  );
}
