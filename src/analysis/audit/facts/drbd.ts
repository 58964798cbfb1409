import type { Place } from '../../../util/errors.ts';
import { type ConfigFile, placeIn } from '../config-file.ts';
import { byHost, type Settings, settingsOf } from './setting.ts';

/** A resource of DRBD as one host has it, with what is common to all. */
export interface DrbdResource {
  readonly host: string;
  readonly name: string;
  readonly where: Place;
  /** By path: `net.protocol`, `disk.fencing`, `handlers.fence-peer`. */
  readonly settings: Settings;
  /** Hosts that have a copy. */
  readonly members: readonly string[];
}

export function drbdOf(files: readonly ConfigFile[]): DrbdResource[] {
  return byHost(files, (host, own) => {
    const common = own.flatMap((file) =>
      file.reading.directives
        .filter(({ name }) => name === 'common')
        .flatMap((one) => [...settingsOf(file, one.within ?? [])]),
    );
    return own.flatMap((file) =>
      file.reading.directives
        .filter(({ name, within }) => name === 'resource' && within)
        .map((resource) => {
          const within = resource.within ?? [];
          return {
            host,
            name: resource.words[0] ?? '',
            where: placeIn(file, resource),
            settings: new Map([
              ...common,
              ...settingsOf(
                file,
                within.filter(({ name }) => name !== 'on'),
              ),
            ]),
            members: within.filter(({ name }) => name === 'on').flatMap(({ words }) => words),
          };
        }),
    );
  }).flat();
}
