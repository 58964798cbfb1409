import type { ComposedGroup, HostState } from '../compose/compose.ts';
import { needed } from '../compose/quorum.ts';
import type { UnitSpec } from '../services/service.ts';
import { digest } from '../util/digest.ts';
import { drainsOf } from './drains.ts';
import { effectOf } from './effect.ts';
import { manifestFunctions } from './manifest.ts';
import type { Observed } from './observe.ts';
import type { Planned, Step, Verb } from './step.ts';

/** Longest time for a unit to start, stop or reload, in ms: a database that recovers after a crash takes its time. */
const unitLimit = 300_000;

/** Longest time that sessions at work are waited for, in ms. */
const releaseLimit = 20_000;

/**
 * Brings a unit to run with the files as they will be. What it last started with is in the manifest, so nothing is forgotten by a crash.
 * Links of the old init scripts are left alone: update-rc.d fails where an image has none. A member that is at work is only taken down
 * while the others do theirs, and after balancers send it no more clients.
 */
export function unitStep(
  unit: UnitSpec & { service: string },
  state: HostState,
  observed: Observed,
  group: ComposedGroup,
  balancer: ComposedGroup | undefined,
): Planned | undefined {
  const wanted = effective(state, unit.name);
  const verb = unitVerb(unit.name, wanted, observed);
  if (!verb) return undefined;
  const params = { unit: unit.name, service: unit.service, wanted };
  // What never started with files of ours serves nobody yet.
  const serves = verb === 'restart' && observed.manifest.units.has(unit.name);
  return {
    id: `unit ${unit.name}@${state.name}`,
    service: unit.service,
    host: state.name,
    verb,
    object: () => unit.name,
    details: [],
    ...(serves && unit.away !== undefined ? { effect: effectOf(group, unit.away) } : {}),
    ...(serves && unit.rolling ? cares(unit, state.name, group, balancer) : {}),
    act: {
      script: `set -e\n${sayWhy}\n${command(verb, unit)}\nSYSTEMCTL_SKIP_SYSV=1 systemctl -q enable "$unit"`,
      params,
    },
    timeoutMs: unitLimit,
    ...(unit.gate ? { gate: unit.gate } : {}),
    record: { script: `${manifestFunctions}record unit "$service" "$wanted" "$unit"`, params },
  };
}

/** systemctl only tells that a unit failed; what the daemon said of it is in the journal. */
const sayWhy = `trap '[ $? -eq 0 ] || journalctl -q -u "$unit" -n 10 -o cat --no-pager >&2' EXIT`;

function command(verb: Verb, { start, restart, reload }: UnitSpec): string {
  if (verb === 'enable') return '';
  const own = { start, restart, reload }[verb as 'start' | 'restart' | 'reload'];
  return own ?? `systemctl ${verb} "$unit"`;
}

function unitVerb(name: string, wanted: string, { units, manifest }: Observed): Verb | undefined {
  const found = units.get(name);
  const had = manifest.units.get(name)?.digest;
  if (!found?.active) return 'start';
  if (had?.split('-')[0] !== wanted.split('-')[0]) return 'restart';
  if (had !== wanted) return 'reload';
  return found.enabled ? undefined : 'enable';
}

/** Who must be well before a member goes, and how its clients are led elsewhere. */
export function cares(
  unit: UnitSpec,
  host: string,
  group: ComposedGroup,
  balancer: ComposedGroup | undefined,
): Pick<Step, 'guard' | 'drain' | 'release'> {
  const { service, view } = group;
  const others = view.members.filter((member) => member.host !== host);
  if (others.length === 0) return {};
  const looks = others.flatMap((member) => {
    const gate = service.units?.(view, member).find(({ name }) => name === unit.name)?.gate;
    return gate ? [{ host: member.host, script: gate.script }] : [];
  });
  const drains = drainsOf(
    group,
    balancer,
    host,
    ({ members }) => members.length > 1 && members.some((member) => member.host === host),
  );
  return {
    ...(looks.length > 0
      ? { guard: { others: looks, need: Math.min(needed(group, view.members.length), others.length) } }
      : {}),
    ...(drains.length > 0 ? { drain: { hosts: balancer!.view.members.map((member) => member.host), drains } } : {}),
    ...(drains.length > 0 && unit.release ? { release: [{ host, script: unit.release(releaseLimit) }] } : {}),
  };
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
