import { text } from '../../../locale/text.ts';
import type { Place } from '../../../util/errors.ts';
import { nearest } from '../../../util/nearest.ts';
import type { Finding } from '../../finding.ts';
import { placeIn } from '../config-file.ts';
import type { Deployment } from '../deployment.ts';
import { found, type Rule } from './rule.ts';
import { vocabulary } from './vocabulary.ts';

/**
 * Which directive is no directive, but nearly one? Only what is near a known name is told: every list of names is older than some release.
 */
export const spelling: Rule = (deployment) => {
  const told = new Map<string, Set<string>>();
  return namesIn(deployment).flatMap(({ name, words, where }): Finding[] => {
    if (words.has(name) || name.length < 4 || name.length > 60) return [];
    const inFile = told.get(where.name) ?? new Set();
    told.set(where.name, inFile);
    // A fragment of a thousand sections says the same word a thousand times.
    if (inFile.has(name) || inFile.size >= most) return [];
    inFile.add(name);
    const meant = nearest(name, words);
    return meant ? [found('warning', 'DIRECTIVE_MISSPELT', text().audit.names.misspelt(name, meant), where)] : [];
  });
};

/** Unknown names of a file that are looked at: with more it is written in another tongue. */
const most = 100;

interface Name {
  readonly name: string;
  /** Of which it should be one. */
  readonly words: ReadonlySet<string>;
  readonly where: Place;
}

function namesIn(deployment: Deployment): Name[] {
  const settings = (
    own: Iterable<readonly [string, { readonly where: Place }]>,
    words: ReadonlySet<string>,
    prefix = '',
  ) =>
    [...own]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, { where }]): Name => ({ name: name.slice(prefix.length), words, where }));
  return [
    ...deployment.rings
      .flatMap((ring) => [
        ...settings(ring.settings, vocabulary.totem, 'totem.'),
        ...settings(ring.settings, vocabulary.quorum, 'quorum.'),
      ])
      .filter(({ name }) => !name.includes('.')),
    ...deployment.clusters.flatMap(({ properties }) => settings(properties, vocabulary.properties)),
    ...deployment.databases.flatMap((one) => [
      ...settings(
        [...one.settings].filter(([name]) => /^(wsrep|innodb_fl)/.test(name)),
        vocabulary.wsrep,
      ),
      ...settings(
        [...one.provider].filter(([name]) => name.startsWith('evs.')),
        vocabulary.evs,
      ),
    ]),
    ...deployment.vrrp.flatMap((one) =>
      settings(one.settings, vocabulary.vrrp).filter(({ name }) => !name.includes('.')),
    ),
    // The other syntax has names of all applications.
    ...deployment.brokers.flatMap(({ settings: own }) =>
      settings(
        [...own].filter(([name, { where }]) => !name.includes('.') && where.name.endsWith('.conf')),
        vocabulary.broker,
      ),
    ),
    ...deployment.programs.flatMap(({ options }) => [
      ...settings(options, vocabulary.messaging, 'oslo_messaging_rabbit.'),
      ...settings(options, vocabulary.cache, 'cache.'),
    ]),
    ...deployment.balancers.flatMap(({ sections }) =>
      sections
        .filter(({ kind }) => kind === 'listen' || kind === 'frontend' || kind === 'backend' || kind === 'defaults')
        .flatMap(({ directives, file }) =>
          directives.map((one) => ({ name: one.name, words: vocabulary.haproxy, where: placeIn(file, one) })),
        ),
    ),
  ];
}
