import { readCorosync } from '../../formats/corosync.ts';
import { readCrm } from '../../formats/crm.ts';
import type { Reading, Spot } from '../../formats/directive.ts';
import { readDrbd } from '../../formats/drbd.ts';
import { readErlang } from '../../formats/erlang.ts';
import { readHaproxy } from '../../formats/haproxy.ts';
import { readIni } from '../../formats/ini.ts';
import { readKeepalived } from '../../formats/keepalived.ts';
import { readMemcached } from '../../formats/memcached.ts';
import { readRabbitmqConf } from '../../formats/rabbitmq.ts';
import { readXmlTree } from '../../formats/xml-tree.ts';
import type { Place } from '../../util/errors.ts';
import { hostOf } from './host-of.ts';
import { kindOf } from './sniff.ts';

/** A file as it was found: its path below the source, with `/`. */
export interface SourceFile {
  readonly name: string;
  readonly content: string;
}

/** What a file can be. */
export type Kind = keyof typeof readers;

/** How each kind is read. None throws, whatever it is given, and all take time in proportion to the file. */
export const readers = {
  corosync: readCorosync,
  cib: readXmlTree,
  crm: readCrm,
  haproxy: readHaproxy,
  keepalived: readKeepalived,
  mysql: (content: string) => readIni(content, 'mysql'),
  rabbitmq: readRabbitmqConf,
  erlang: readErlang,
  memcached: readMemcached,
  oslo: (content: string) => readIni(content, 'oslo'),
  drbd: readDrbd,
} satisfies Record<string, (content: string) => Reading>;

/** A file that was read. */
export interface ConfigFile {
  readonly name: string;
  /** By its directory; empty where the files do not say. */
  readonly host: string;
  readonly kind: Kind;
  readonly reading: Reading;
}

/** A file by its content; undefined for what is no configuration that is known here. */
export function readConfigFile({ name, content }: SourceFile): ConfigFile | undefined {
  const kind = kindOf(name, content);
  return kind && { name, host: hostOf(name), kind, reading: readers[kind](content) };
}

export function placeIn({ name }: Pick<ConfigFile, 'name'>, { line, column }: Spot): Place {
  return { name, line, column };
}
