import { type HaproxySection, haproxyTime, writeHaproxy } from '../../formats/haproxy.ts';
import { contributionsOf } from '../contribution.ts';
import { rootFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';
import { tlsFiles } from '../tls.ts';
import { listen } from './listen.ts';
import { relays } from './relay.ts';
import type { HaproxySettings } from './settings.ts';
import { socketFiles } from './sockets.ts';
import { haproxyTls } from './tls.ts';

/** Port over which the balancers tell each other which member a single-writer service sticks to. */
export const peersPort = 1024;

const effects = { reloads: ['haproxy.service'] };

export function haproxyFiles(view: View<HaproxySettings>, member: Member): FileSpec[] {
  const sections = [
    global(view, member),
    defaults(view),
    peers(view),
    ...contributionsOf(view.contributions, 'listener').flatMap((one) => [listen(one, view), ...relays(one, view)]),
  ];
  return [
    ...socketFiles(view),
    rootFile('/etc/haproxy/haproxy.cfg', writeHaproxy(sections), effects),
    ...tlsFiles(view, member, haproxyTls(view), { group: 'root', mode: 0o600 }, effects),
  ];
}

function global(view: View<HaproxySettings>, { host }: Member): HaproxySection {
  return {
    head: 'global',
    lines: [
      // Which of the peers it is; its default is what the kernel calls the host, which need not be the declared name.
      `localpeer ${host}`,
      `maxconn ${view.settings['max-connections']}`,
      // A lab's hosts get no more open files than the machine grants; fewer connections do for a rehearsal.
      ...(view.cloud.rehearsal ? ['no strict-limits'] : []),
      'user haproxy',
      'group haproxy',
      'stats socket /run/haproxy/admin.sock mode 660 level admin',
      'log /dev/log local0',
      // Checks of all services at the same instant would be a load of their own.
      'spread-checks 5',
      ...(haproxyTls(view)
        ? ['ssl-default-bind-options ssl-min-ver TLSv1.2', 'ssl-default-server-options ssl-min-ver TLSv1.2']
        : []),
    ],
  };
}

function defaults({ timers }: View<HaproxySettings>): HaproxySection {
  return {
    head: 'defaults',
    lines: [
      'log global',
      'option dontlognull',
      // A connection refused by one member goes to another, at once for the first retry.
      'retries 3',
      'option redispatch 1',
      // Who gave up waiting is not worked for: else a queue longer than clients' patience serves nobody, and never ends.
      'option abortonclose',
      `timeout connect ${haproxyTime(timers.haproxyConnect)}`,
      `timeout check ${haproxyTime(timers.haproxyConnect)}`,
      `timeout client ${haproxyTime(timers.apiAnswer)}`,
      `timeout server ${haproxyTime(timers.apiAnswer)}`,
      'timeout http-request 10s',
      `timeout queue ${haproxyTime(timers.apiQueue)}`,
    ],
  };
}

/** Keeps the writer the same through a reload and a takeover of the address: a stick table alone is forgotten by both. */
function peers(view: View<HaproxySettings>): HaproxySection {
  return {
    head: 'peers quorate',
    lines: view.members.map(({ host, ip }) => `peer ${host} ${ip}:${peersPort}`),
  };
}
