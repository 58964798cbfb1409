import type { Directive } from '../../../formats/directive.ts';
import { haproxyMs } from '../../../formats/haproxy.ts';
import type { Place } from '../../../util/errors.ts';
import { type ConfigFile, placeIn } from '../config-file.ts';
import { type KnownService, serviceOfName, serviceOfPort } from '../known-services.ts';
import { throughRelays } from './relay.ts';
import { byHost, type Setting, settingOf } from './setting.ts';

/** What one host's HAProxy is told, in all of its files. */
export interface Balancer {
  readonly host: string;
  readonly pools: readonly Pool[];
  /** Sections that have addresses to listen at. */
  readonly listeners: readonly Section[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly kind: string;
  readonly name: string;
  readonly where: Place;
  readonly binds: readonly Bind[];
  readonly directives: readonly Directive[];
  readonly file: ConfigFile;
}

export interface Bind {
  /** Empty: every address. */
  readonly address: string;
  readonly port: number | undefined;
  readonly encrypted: boolean;
  readonly where: Place;
}

/** Servers that stand for one another, with the addresses at which clients find them. */
export interface Pool extends Section {
  readonly service: KnownService | undefined;
  readonly servers: readonly Server[];
  readonly mode: string;
  readonly balance: Setting | undefined;
  /** Milliseconds of each `timeout`, its own or from the defaults. */
  readonly timeouts: ReadonlyMap<string, { readonly ms: number; readonly where: Place }>;
  /** Whether a directive is there, its own or from the defaults: `option httpchk`, `stick on`. */
  readonly says: (...words: string[]) => boolean;
}

export interface Server {
  readonly name: string;
  readonly address: string;
  readonly port: number | undefined;
  /** Of this server, `default-server` and the defaults: a word alone has an empty value. */
  readonly options: ReadonlyMap<string, string>;
  readonly where: Place;
}

export function balancersOf(files: readonly ConfigFile[]): Balancer[] {
  return byHost(files, (host, own) => {
    let defaults: readonly Directive[] = [];
    const sections: Section[] = [];
    const defaultsOf = new Map<Section, readonly Directive[]>();
    // The main file is read first, fragments after it by name.
    for (const file of own.toSorted((one, other) => depth(one) - depth(other) || (one.name < other.name ? -1 : 1)))
      for (const directive of file.reading.directives) {
        if (directive.name === 'defaults') defaults = directive.within ?? [];
        const section = sectionOf(file, directive);
        sections.push(section);
        defaultsOf.set(section, defaults);
      }
    const bindsOf = bindsByBackend(sections);
    const pools = sections.flatMap((section) =>
      section.kind === 'listen' || section.kind === 'backend'
        ? [poolOf(section, defaultsOf.get(section)!, bindsOf.get(section.name) ?? [])]
        : [],
    );
    return { host, sections, pools: throughRelays(pools), listeners: sections.filter(({ binds }) => binds.length > 0) };
  });
}

function depth({ name }: ConfigFile): number {
  return /(services|conf)\.d\//.test(name) ? 1 : 0;
}

function sectionOf(file: ConfigFile, directive: Directive): Section {
  const directives = directive.within ?? [];
  const [name = '', ...more] = directive.words;
  // Before 1.5 a listener's address could stand beside its name.
  const inline =
    (directive.name === 'listen' || directive.name === 'frontend') && more[0]?.includes(':')
      ? [{ ...directive, words: more }]
      : [];
  const binds = [...inline, ...directives.filter((one) => one.name === 'bind')];
  return {
    kind: directive.name,
    name,
    where: placeIn(file, directive),
    binds: binds.flatMap((one) => bindsIn(file, one)),
    directives,
    file,
  };
}

function bindsIn(file: ConfigFile, directive: Directive): Bind[] {
  const [addresses = '', ...words] = directive.words;
  // Where a socket that somebody else opened leads to, only they know.
  const known = addresses.split(',').filter((one) => !one.startsWith('fd@'));
  return known.map((one) => {
    const { address, port } = addressOf(one);
    const any = address === '*' || address === '0.0.0.0' || address === '::' || address === '[::]';
    return { address: any ? '' : address, port, encrypted: words.includes('ssl'), where: placeIn(file, directive) };
  });
}

/** An address and its port: `10.0.0.1:80`, `:80`, `[fe80::1]:80`, `ctl1`. */
export function addressOf(text: string): { address: string; port: number | undefined } {
  const colon = text.lastIndexOf(':');
  const port = Number(text.slice(colon + 1));
  return colon < 0 || !Number.isInteger(port) || port === 0
    ? { address: text, port: undefined }
    : { address: text.slice(0, colon).replace(/^\[|\]$/g, ''), port };
}

/** Frontends lead to backends by name. */
function bindsByBackend(sections: readonly Section[]): Map<string, Bind[]> {
  const found = new Map<string, Bind[]>();
  for (const section of sections)
    for (const backend of backendsOf(section)) {
      const binds = found.get(backend) ?? [];
      binds.push(...section.binds);
      found.set(backend, binds);
    }
  return found;
}

/** Backends that a frontend names. */
export function backendsOf({ kind, directives }: Section): string[] {
  if (kind !== 'frontend') return [];
  return directives
    .filter(({ name }) => name === 'default_backend' || name === 'use_backend')
    .flatMap(({ words }) => words.slice(0, 1));
}

function poolOf(section: Section, defaults: readonly Directive[], frontends: readonly Bind[]): Pool {
  const { directives, file } = section;
  const all = [...defaults, ...directives];
  const last = (name: string) => all.findLast((one) => one.name === name);
  const servers = serversOf(section, all);
  const binds = [...section.binds, ...frontends];
  const balance = last('balance');
  const ports = [...new Set([...binds, ...servers].map(({ port }) => port))];
  const timeouts = all.flatMap(({ name, words, line, column }) => {
    const ms = name === 'timeout' ? haproxyMs(words[1] ?? '') : undefined;
    return ms === undefined ? [] : [[words[0]!, { ms, where: placeIn(file, { line, column }) }] as const];
  });
  return {
    ...section,
    binds,
    servers,
    service: serviceOfName(section.name) ?? ports.map((port) => serviceOfPort(port)).find(Boolean),
    mode: last('mode')?.words[0] ?? 'tcp',
    balance: balance && settingOf(file, balance),
    timeouts: new Map(timeouts),
    says: (...words) =>
      all.some(({ name, words: own }) => words.every((word, index) => [name, ...own][index] === word)),
  };
}

const flags = new Set([
  ...[
    'check',
    'backup',
    'ssl',
    'disabled',
    'send-proxy',
    'send-proxy-v2',
    'check-ssl',
    'allow-0rtt',
    'no-check',
    'no-backup',
  ],
]);

function serversOf({ directives, file }: Section, all: readonly Directive[]): Server[] {
  const usual = all.filter(({ name }) => name === 'default-server').flatMap(({ words }) => [...optionsOf(words)]);
  return directives
    .filter(({ name }) => name === 'server')
    .map((directive) => {
      const [name = '', at = '', ...words] = directive.words;
      const options = new Map([...usual, ...optionsOf(words)]);
      return { name, ...addressOf(at), options, where: placeIn(file, directive) };
    });
}

function optionsOf(words: readonly string[]): Map<string, string> {
  const options = new Map<string, string>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    if (flags.has(word)) options.set(word, '');
    else options.set(word, words[++index] ?? '');
  }
  return options;
}
