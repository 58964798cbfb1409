import type { Host } from '../cloud/cloud.ts';
import { controllers } from '../cloud/controllers.ts';
import type { Composition } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import type { Transport } from '../transport/remote.ts';
import type { Clock } from '../util/clock.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import type { Script } from '../util/script.ts';
import { quote, runText } from '../util/shell.ts';
import script from './look.sh';
import { peersOf } from './peers.ts';
import { askers, statusScript } from './power-switch.ts';
import { readSeen, type Seen } from './seen.ts';

/** What was seen of all hosts, and of which nothing was. */
export interface Sight {
  readonly seen: readonly Seen[];
  readonly unseen: readonly { readonly host: string; readonly why: string }[];
}

/** Longest look at one host, in ms. */
const lookLimit = 60_000;

/** Looks at every host, all at once, one round trip each. Changes nothing but for a file that is removed again. Never throws for what it looks at. */
export async function lookBefore(composition: Composition, transport: Transport, clock: Clock): Promise<Sight> {
  const seen: Seen[] = [];
  const unseen: Sight['unseen'][number][] = [];
  await Promise.all(
    composition.cloud.hosts.map(async (host) => {
      try {
        const remote = await transport.connect(host.name);
        const sent = clock.now();
        const { code, stdout, stderr } = await remote.execute(lookScript(composition, host), { timeoutMs: lookLimit });
        if (code === 0) seen.push(readSeen(host.name, stdout, sent, clock.now()));
        else unseen.push({ host: host.name, why: stderr.trim() || text().preflight.findings.lookFailed(code) });
      } catch (error) {
        unseen.push({
          host: host.name,
          why: error instanceof QuorateError ? error.problems[0].what : messageOf(error),
        });
      }
    }),
  );
  const steady = (one: { host: string }, other: { host: string }) => one.host.localeCompare(other.host);
  return { seen: seen.sort(steady), unseen: unseen.sort(steady) };
}

function lookScript({ cloud, groups }: Composition, host: Host): Script {
  const isController = host.roles.includes('controller');
  const view = (id: string) => groups.find(({ service }) => service.id === id)?.view;
  const fencing = view('pacemaker');
  const asked = fencing ? askers(cloud, controllers(cloud)).filter(({ by }) => by === host.name) : [];
  const switches = asked
    .flatMap(({ devices }) => devices)
    .map(
      (device) =>
        `echo ${quote(`== switch ${device.id}`)}\n${runText(statusScript(device, fencing!.secret(device.secret)), 15)}`,
    );
  const { sources = [] } = (view('chrony')?.settings ?? {}) as { sources?: readonly string[] };
  return {
    script: `${script}\n${switches.join('')}echo '== ended'; date +%s.%N\n`,
    params: {
      peers: peersOf(cloud.hosts, host)
        .map((peer) => `${peer.network} ${peer.host} ${peer.ip}`)
        .join('\n'),
      addresses: cloud.addresses
        .filter(({ network }) => isController && host.ip[network] !== undefined)
        .map(({ name, ip }) => `${name} ${ip}`)
        .join('\n'),
      // A rehearsal has no business outside.
      sources: isController && !cloud.rehearsal ? sources.join('\n') : '',
      disk: view('galera')?.members.some((member) => member.host === host.name) ? '/var/lib/mysql' : '',
    },
  };
}
