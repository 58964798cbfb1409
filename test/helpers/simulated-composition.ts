import type { Composition } from '../../src/compose/compose.ts';
import type { ConvergeStep, Gate, Service, UnitSpec } from '../../src/services/service.ts';
import { digest } from '../../src/util/digest.ts';
import type { Script } from '../../src/util/script.ts';

/**
 * The same cloud for simulated hosts: packages, files, units and their order are what they are, but what only real daemons can do is
 * stood in for. An act is remembered on its host, its look and its gate tell whether it was done with the same script and files; a unit's
 * gate opens when the unit is active; balancers answer at once.
 */
export function simulatedComposition(composition: Composition): Composition {
  return {
    ...composition,
    groups: composition.groups.map((group) => ({
      ...group,
      service: service(group.service),
      converge: group.converge.map(step),
    })),
    hosts: composition.hosts.map((host) => ({ ...host, units: host.units.map(unit) })),
  };
}

function service(real: Service): Service {
  const { units, converge, leave, drain } = real;
  const nothing = { script: 'true' };
  return {
    ...real,
    ...(units ? { units: (view, member) => units(view, member).map(unit) } : {}),
    ...(converge ? { converge: (view) => converge(view).map(step) } : {}),
    ...(leave ? { leave: (view, host) => leave(view, host).map(step) } : {}),
    ...(drain ? { drain: () => ({ away: nothing, back: nothing }) } : {}),
  };
}

function unit<Unit extends UnitSpec>({ restart: _, reload: __, release: ___, gate, ...real }: Unit) {
  const active: Gate = {
    script: { script: 'systemctl -q is-active "$unit"', params: { unit: real.name } },
    timeoutMs: 1000,
  };
  return { ...real, ...(gate ? { gate: active } : {}) };
}

function step({ gate, ...real }: ConvergeStep): ConvergeStep {
  const params = { id: real.id, key: digest(JSON.stringify(real.act)), reads: (real.reads ?? []).join(' ') };
  const standIn = (verb: 'act' | 'look'): Script => ({ script: `stand-in ${verb} "$id" "$key" $reads`, params });
  const look = standIn('look');
  return { ...real, look, act: standIn('act'), ...(gate ? { gate: { script: look, timeoutMs: 1000 } } : {}) };
}
