import type { HostState } from '../compose/compose.ts';
import type { ConvergeStep } from '../services/service.ts';
import type { Script } from '../util/script.ts';
import { sections } from '../util/sections.ts';
import { quote, runText } from '../util/shell.ts';
import { type Manifest, manifestPath, readManifest } from './manifest.ts';

/** What a host is like, as far as the plan is concerned. */
export interface Observed {
  readonly host: string;
  readonly missingPackages: readonly string[];
  /** Files that exist: digest and attributes. */
  readonly files: ReadonlyMap<string, ObservedFile>;
  readonly units: ReadonlyMap<string, ObservedUnit>;
  /** Ids of the converge steps whose look succeeded here. */
  readonly satisfied: ReadonlySet<string>;
  readonly manifest: Manifest;
}

export interface ObservedFile {
  readonly digest: string;
  /** Owner, group and octal mode, such as `root keystone 640`. */
  readonly attributes: string;
}

interface ObservedUnit {
  readonly active: boolean;
  readonly enabled: boolean;
}

/** Limit of one look, in seconds: a hung daemon must not hang the plan. */
const lookLimit = 10;

/** Everything the plan wants to know of a host, in one round trip. */
export function observeScript(state: HostState, steps: readonly ConvergeStep[]): Script {
  const looks = steps.map(
    ({ id, look }) => `if { ${runText(look, lookLimit)}} >/dev/null 2>&1; then echo ${quote(id)}; fi\n`,
  );
  return {
    script: `${survey}\necho '== looks'\n${looks.join('')}true\n`,
    params: {
      files: state.files.map(({ path }) => path).join('\n'),
      packages: state.packages.join(' '),
      units: state.units.map(({ name }) => name).join(' '),
      manifest: manifestPath,
    },
  };
}

const survey = `
export LC_ALL=C.UTF-8
echo '== manifest'; cat "$manifest" 2>/dev/null
echo '== digests'; printf '%s\\n' "$files" | xargs -r -d '\\n' sha256sum -- 2>/dev/null
echo '== attributes'; printf '%s\\n' "$files" | xargs -r -d '\\n' stat -c '%U %G %a %n' -- 2>/dev/null
echo '== packages'; dpkg-query -W -f '\${db:Status-Abbrev} \${Package}\\n' $packages 2>/dev/null
echo '== units'; [ -z "$units" ] || systemctl show -p Id -p ActiveState -p UnitFileState $units 2>/dev/null
`;

/** Parses what the survey printed. */
export function readObserved(state: HostState, output: string): Observed {
  const section = sections(output);
  const lines = (name: string) => (section.get(name) ?? '').split('\n').filter(Boolean);
  const digests = new Map(lines('digests').map((line) => [line.slice(66), line.slice(0, 64)]));
  const attributes = lines('attributes')
    .map((line) => /^(\S+ \S+ \d+) (.+)$/.exec(line))
    .filter((match) => match !== null);
  const installed = new Set(
    lines('packages')
      .filter((line) => line.startsWith('ii'))
      .map((line) => line.split(/\s+/)[1]),
  );
  return {
    host: state.name,
    missingPackages: state.packages.filter((name) => !installed.has(name)),
    files: new Map(
      attributes.map((match) => [match[2]!, { digest: digests.get(match[2]!) ?? '', attributes: match[1]! }]),
    ),
    units: units(section.get('units') ?? ''),
    satisfied: new Set(lines('looks')),
    manifest: readManifest(section.get('manifest') ?? ''),
  };
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
