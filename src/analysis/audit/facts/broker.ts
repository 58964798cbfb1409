import type { Directive } from '../../../formats/directive.ts';
import type { Place } from '../../../util/errors.ts';
import type { ConfigFile } from '../config-file.ts';
import { byHost, type Setting, settingOf } from './setting.ts';

/** What one host's RabbitMQ is told, in the names of rabbitmq.conf whichever syntax says it. */
export interface Broker {
  readonly host: string;
  readonly where: Place;
  readonly settings: ReadonlyMap<string, Setting>;
  /** Hosts of the members that it is told to join. */
  readonly members: readonly string[];
}

export function brokersOf(files: readonly ConfigFile[]): Broker[] {
  return byHost(files, (host, own) => {
    const settings = new Map<string, Setting>();
    for (const file of own.toSorted((one, other) => (one.name < other.name ? -1 : 1)))
      for (const one of file.reading.directives)
        if (file.kind === 'rabbitmq') settings.set(one.name, settingOf(file, one));
        else for (const inner of one.within ?? []) addTerm(file, one.name, inner, settings);
    const listed = [...settings].filter(([name]) => name.startsWith('cluster_formation.classic_config.nodes.'));
    const nodes = [...listed.map(([, { value }]) => value), ...(settings.get('cluster_nodes')?.value.split(' ') ?? [])];
    return {
      host,
      where: { name: own[0]!.name },
      settings,
      members: nodes.filter((node) => node.includes('@')).map((node) => node.slice(node.indexOf('@') + 1)),
    };
  });
}

/** A setting of an application: those of `rabbit` and of Erlang's kernel have the same name in rabbitmq.conf. */
function addTerm(file: ConfigFile, application: string, term: Directive, settings: Map<string, Setting>): void {
  settings.set(
    application === 'rabbit' || application === 'kernel' ? term.name : `${application}.${term.name}`,
    settingOf(file, term),
  );
}
