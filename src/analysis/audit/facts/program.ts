import type { Place } from '../../../util/errors.ts';
import { type ConfigFile, placeIn } from '../config-file.ts';
import { projects } from '../projects.ts';
import { type Setting, settingOf } from './setting.ts';

/** One oslo.config file of an OpenStack program. */
export interface Program {
  readonly host: string;
  /** `nova`, `neutron`, `keystone`: the project whose options it has. */
  readonly project: string;
  readonly file: string;
  readonly where: Place;
  /** By section and name: `DEFAULT.transport_url`, `keystone_authtoken.memcached_servers`. The last of a name. */
  readonly options: ReadonlyMap<string, Setting>;
}

export function programOf(file: ConfigFile): Program {
  const options = new Map<string, Setting>();
  for (const section of file.reading.directives)
    for (const one of section.within ?? [])
      options.set(`${section.name}.${one.name.replaceAll('-', '_')}`, settingOf(file, one));
  const first = file.reading.directives[0];
  return {
    host: file.host,
    project: projectOf(file.name),
    file: file.name,
    where: first ? placeIn(file, first) : { name: file.name },
    options,
  };
}

/** By the file's own name, else by a directory above it: ml2_conf.ini is Neutron's. */
function projectOf(name: string): string {
  const parts = name.toLowerCase().split('/').reverse();
  for (const part of parts) {
    const project = projects.find((one) => part.startsWith(one));
    if (project) return project;
  }
  return '';
}
