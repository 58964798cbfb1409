import type { Composition } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import { type Problem, throwProblems } from '../util/errors.ts';
import { nearest } from '../util/nearest.ts';

/** Throws USAGE for a name that is neither a host nor a service of the cloud. `option` is where they were named. */
export function checkOnly({ cloud, groups }: Composition, names: readonly string[] = [], option = '--only'): void {
  const words = text().usage;
  const known = [...cloud.hosts.map(({ name }) => name), ...groups.map(({ service }) => service.id)];
  throwProblems(
    names
      .filter((name) => !known.includes(name))
      .map((name): Problem => {
        const meant = nearest(name, known);
        const remedy = meant ? words.meant(meant) : words.services(groups.map(({ service }) => service.id).join(', '));
        return { code: 'USAGE', what: words.only(option, name, cloud.name), remedy };
      }),
  );
}
