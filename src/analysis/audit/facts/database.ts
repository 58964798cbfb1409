import type { Place } from '../../../util/errors.ts';
import { type ConfigFile, placeIn } from '../config-file.ts';
import { addressOf } from './balancer.ts';
import { byHost, type Setting, settingOf } from './setting.ts';

/** What one host's MariaDB or MySQL is told, its files taken together: the last of a setting counts. */
export interface Database {
  readonly host: string;
  readonly where: Place;
  /** Names with `_`, values without quotes. */
  readonly settings: ReadonlyMap<string, Setting>;
  /** `wsrep_provider_options`, each by its name. */
  readonly provider: ReadonlyMap<string, Setting>;
  /** Hosts of `wsrep_cluster_address`; undefined where there is none. */
  readonly members: readonly string[] | undefined;
}

/** Groups that the server reads. */
const groups = /^(mysqld|server|mariadb|mariadbd|galera|embedded)([.-]\d[\w.-]*)?$/;

export function databasesOf(files: readonly ConfigFile[]): Database[] {
  return byHost(files, (host, own) => {
    const settings = new Map<string, Setting>();
    let where: Place = { name: own[0]!.name };
    for (const file of own.toSorted((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1)))
      for (const section of file.reading.directives.filter(({ name }) => groups.test(name))) {
        where = placeIn(file, section);
        for (const one of section.within ?? []) {
          const { value, where } = settingOf(file, one);
          settings.set(one.name.replaceAll('-', '_').toLowerCase(), {
            value: value.replace(/^(["'])(.*)\1$/, '$2'),
            where,
          });
        }
      }
    return {
      host,
      where,
      settings,
      provider: optionsOf(settings.get('wsrep_provider_options')),
      members: membersOf(settings.get('wsrep_cluster_address')),
    };
  }).filter(({ settings }) => settings.size > 0);
}

/** my.cnf includes the others. */
function rank({ name }: ConfigFile): number {
  return name.endsWith('/my.cnf') || name === 'my.cnf' ? 0 : 1;
}

function optionsOf(setting: Setting | undefined): Map<string, Setting> {
  const pairs = (setting?.value ?? '').split(';').map((pair) => pair.split('='));
  return new Map(
    pairs.flatMap(([name = '', value]) =>
      setting && value !== undefined ? [[name.trim(), { value: value.trim(), where: setting.where }] as const] : [],
    ),
  );
}

function membersOf(setting: Setting | undefined): string[] | undefined {
  const [, list] = /^gcomm:\/\/([^?]*)/.exec(setting?.value ?? '') ?? [];
  return list
    ?.split(',')
    .map((one) => addressOf(one.trim()).address)
    .filter(Boolean);
}
