import type { Cloud } from '../../src/cloud/cloud.ts';
import { type Composition, compose } from '../../src/compose/compose.ts';
import type { Observed, ObservedFile } from '../../src/plan/observe.ts';
import { makePlan } from '../../src/plan/plan.ts';
import type { Plan } from '../../src/plan/step.ts';
import { digest } from '../../src/util/digest.ts';

/** A cloud composed with secrets that are their own names. */
export function composed(cloud: Cloud): Composition {
  return compose(cloud, (name) => `secret of ${name}`);
}

/** A host with nothing of ours on it. */
export function bare({ hosts }: Composition, host: string): Observed {
  return {
    host,
    missingPackages: hosts.find(({ name }) => name === host)?.packages ?? [],
    files: new Map(),
    units: new Map(),
    satisfied: new Set(),
    manifest: { files: new Map(), units: new Map(), hosts: [] },
    maintenance: '',
  };
}

/** A host just as `from` would leave it, looked at with `wanted` in mind: what the unit steps record is what the next look finds. */
export function settled(from: Composition, host: string, wanted: Composition = from): Observed {
  const files = from.hosts.find(({ name }) => name === host)!.files;
  const contents = new Map(
    wanted.hosts.find(({ name }) => name === host)?.files.map((file) => [file.path, file.content]),
  );
  const recorded = makePlan(
    from,
    from.hosts.map(({ name }) => bare(from, name)),
  ).steps.filter((step) => step.host === host && step.record);
  return {
    host,
    missingPackages: [],
    files: new Map(
      files
        .filter(({ path }) => contents.has(path))
        .map((file): [string, ObservedFile] => [
          file.path,
          {
            attributes: `${file.owner} ${file.group} ${file.mode.toString(8)}`,
            ...(contents.get(file.path) === file.content ? {} : { differs: file.content }),
          },
        ]),
    ),
    units: new Map(recorded.map((step) => [step.object(), { active: true, enabled: true }])),
    satisfied: new Set(from.groups.flatMap((group) => group.converge.map(({ id }) => id))),
    manifest: {
      files: new Map(files.map((file) => [file.path, { service: file.service, digest: digest(file.content) }])),
      units: new Map(
        recorded.map((step) => [step.object(), { service: step.service, digest: step.record!.params!.wanted! }]),
      ),
      hosts: [],
    },
    maintenance: '',
  };
}

/** Whether `first` is always done before `then` begins. */
export function isBefore({ steps, barriers }: Plan, first: string, then: string): boolean {
  const byId = new Map(steps.map((step) => [step.id, step.needs]));
  const seen = new Set<string>();
  const reaches = (id: string): boolean => {
    if (id === first) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return (byId.get(id) ?? barriers[id] ?? []).some(reaches);
  };
  return reaches(then);
}
