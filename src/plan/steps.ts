import type { HostState } from '../compose/compose.ts';
import type { ConvergeStep, FileSpec, UnitSpec } from '../services/service.ts';
import { digest } from '../util/digest.ts';
import { quote } from '../util/shell.ts';
import { manifestFunctions } from './manifest.ts';
import type { Observed } from './observe.ts';
import type { Planned, Verb } from './step.ts';

/** Installs what is missing, with nothing started by it: a daemon must not run before its configuration is there. */
export function packagesStep(state: HostState, { missingPackages }: Observed): Planned | undefined {
  if (missingPackages.length === 0) return undefined;
  return {
    id: `packages@${state.name}`,
    service: 'packages',
    host: state.name,
    verb: 'install',
    object: `${missingPackages.length} packages`,
    details: missingPackages,
    act: { script: install, params: { packages: missingPackages.join(' ') } },
    timeoutMs: 900_000,
  };
}

const install = `
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then printf '#!/bin/sh\\nexit 101\\n' >"$policy"; chmod 755 "$policy"; trap 'rm -f "$policy"' EXIT; fi
apt-get -qq -o DPkg::Lock::Timeout=120 update && apt-get -y -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Options::=--force-confold --no-install-recommends install $packages
`;

/** Writes the files of one service that differ, each whole and at once. */
export function filesStep(service: string, state: HostState, observed: Observed): Planned | undefined {
  const files = state.files.filter((file) => file.service === service && differs(file, observed));
  if (files.length === 0) return undefined;
  return {
    id: `files ${service}@${state.name}`,
    service,
    host: state.name,
    verb: 'write',
    object: files.length === 1 ? files[0]!.path : `${files.length} files`,
    details: files.map(({ path }) => path),
    act: { script: `${manifestFunctions}${putFunction}${files.map(put).join('')}${reloadUnits(files)}` },
    timeoutMs: 60_000,
  };
}

function differs(file: FileSpec, { files }: Observed): boolean {
  const found = files.get(file.path);
  return found?.digest !== digest(file.content) || found.attributes !== attributes(file);
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
  record file "$5" "$1"
}
`;

function put(file: FileSpec): string {
  const words = [
    file.path,
    file.owner,
    file.group,
    file.mode.toString(8),
    digest(file.content),
    file.secret ? 'secret' : '',
  ]
    .map(quote)
    .join(' ');
  return `put ${words} <<'END'\n${Buffer.from(file.content).toString('base64')}\nEND\n`;
}

function reloadUnits(files: readonly FileSpec[]): string {
  return files.some(({ path }) => path.startsWith('/etc/systemd/system/')) ? 'systemctl daemon-reload\n' : '';
}

/**
 * Brings a unit to run with the files as they will be. What it last started with is in the manifest, so nothing is forgotten by a crash.
 * Links of the old init scripts are left alone: update-rc.d fails where an image has none.
 */
export function unitStep(
  unit: UnitSpec & { service: string },
  state: HostState,
  observed: Observed,
): Planned | undefined {
  const wanted = effective(state, unit.name);
  const verb = unitVerb(unit.name, wanted, observed);
  if (!verb) return undefined;
  return {
    id: `unit ${unit.name}@${state.name}`,
    service: unit.service,
    host: state.name,
    verb,
    object: unit.name,
    details: [],
    act: {
      script: `${manifestFunctions}set -e\n${command(verb, unit)}\nSYSTEMCTL_SKIP_SYSV=1 systemctl -q enable "$unit"\nrecord unit "$wanted" "$unit"`,
      params: { unit: unit.name, wanted },
    },
    timeoutMs: 300_000,
    ...(unit.gate ? { gate: unit.gate } : {}),
  };
}

function command(verb: Verb, { restart }: UnitSpec): string {
  if (verb === 'enable') return '';
  return verb === 'restart' && restart ? restart : `systemctl ${verb} "$unit"`;
}

function unitVerb(name: string, wanted: string, { units, manifest }: Observed): Verb | undefined {
  const found = units.get(name);
  const had = manifest.units.get(name);
  if (!found?.active) return 'start';
  if (had?.split('-')[0] !== wanted.split('-')[0]) return 'restart';
  if (had !== wanted) return 'reload';
  return found.enabled ? undefined : 'enable';
}

/** Digest of the files that restart the unit, and of those that reload it. */
function effective(state: HostState, unit: string): string {
  const of = (effect: 'restarts' | 'reloads') =>
    digest(
      state.files
        .filter((file) => file[effect]?.includes(unit))
        .map((file) => `${file.path} ${digest(file.content)}`)
        .join('\n'),
    ).slice(0, 16);
  return `${of('restarts')}-${of('reloads')}`;
}

export function convergeStep(service: string, step: ConvergeStep): Planned {
  return {
    id: `${step.id}@${step.hosts[0]}`,
    service,
    host: step.hosts[0]!,
    verb: 'converge',
    object: step.title,
    details: [],
    look: { script: step.look, hosts: step.hosts },
    act: step.act,
    timeoutMs: step.timeoutMs,
    ...(step.gate ? { gate: step.gate } : {}),
  };
}
