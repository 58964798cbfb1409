import type { Place } from '../../../util/errors.ts';
import { type ConfigFile, placeIn } from '../config-file.ts';
import { largest, type Settings, settingsOf } from './setting.ts';

/** What one host's corosync.conf says. */
export interface Ring {
  readonly host: string;
  readonly file: string;
  /** Where `totem` stands, or the file. */
  readonly where: Place;
  /** By path: `totem.token`, `quorum.two_node`, `quorum.device.model`. */
  readonly settings: Settings;
  readonly nodes: readonly RingNode[];
  /** How many networks it runs over. */
  readonly links: number;
  /** Corosync 1: Pacemaker was its plugin. */
  readonly plugin?: Place;
  readonly isOpenais: boolean;
}

export interface RingNode {
  readonly name: string;
  readonly addresses: readonly string[];
  /** 1 where it is not said. */
  readonly votes: number;
  readonly where: Place;
}

export function ringOf(file: ConfigFile): Ring {
  const top = file.reading.directives;
  const blocks = (name: string) => top.filter((one) => one.name === name && one.within);
  const totem = blocks('totem');
  const interfaces = totem.flatMap(({ within = [] }) =>
    within.filter(({ name, within }) => name === 'interface' && within),
  );
  // Before 2.0 members were listed in the interface.
  const listed = [
    ...blocks('nodelist').flatMap(({ within = [] }) => within.filter(({ name }) => name === 'node')),
    ...interfaces.slice(0, 1).flatMap(({ within = [] }) => within.filter(({ name }) => name === 'member')),
  ];
  const nodes = listed.map((node): RingNode => {
    const value = (name: string) => node.within?.find((one) => one.name === name)?.words[0];
    const addresses = (node.within ?? [])
      .filter(({ name }) => /^(ring\d+_addr|memberaddr)$/.test(name))
      .flatMap(({ words }) => words);
    return {
      name: value('name') ?? addresses[0] ?? '',
      addresses,
      votes: Number(value('quorum_votes') ?? 1),
      where: placeIn(file, node),
    };
  });
  const plugin = blocks('service').find(({ within = [] }) =>
    within.some(({ name, words }) => name === 'name' && words[0] === 'pacemaker'),
  );
  return {
    host: file.host,
    file: file.name,
    where: totem[0] ? placeIn(file, totem[0]) : { name: file.name },
    settings: settingsOf(
      file,
      top.filter(({ name }) => name === 'totem' || name === 'quorum'),
    ),
    nodes,
    links: largest([1, interfaces.length, ...nodes.map(({ addresses }) => addresses.length)]),
    ...(plugin ? { plugin: placeIn(file, plugin) } : {}),
    isOpenais: file.name.endsWith('openais.conf') || top.some(({ name }) => name === 'aisexec'),
  };
}
