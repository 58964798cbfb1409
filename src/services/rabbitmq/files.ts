import { rootFile, secretFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';
import { admin } from './accounts.ts';
import { credentialsFile } from './api.ts';
import { clientPort, distributionPort, mapperPort } from './ports.ts';
import type { RabbitmqSettings } from './settings.ts';
import { tlsArguments, tlsFiles, tlsLines } from './tls.ts';

const effects = { restarts: ['rabbitmq-server.service'] };
const reader = { group: 'rabbitmq', mode: 0o640 };

const resolver = '/etc/rabbitmq/quorate-resolver';
const hosts = '/etc/rabbitmq/quorate-hosts';

export function rabbitmqFiles(view: View<RabbitmqSettings>, member: Member): FileSpec[] {
  const { members, secret } = view;
  return [
    rootFile('/etc/rabbitmq/rabbitmq.conf', `${configuration(view, member).join('\n')}\n`, effects),
    rootFile('/etc/rabbitmq/advanced.config', detector(view), effects),
    // Only read when a member starts for the first time: a member that joins or leaves restarts nobody.
    rootFile('/etc/rabbitmq/conf.d/50-quorate-members.conf', membersConfiguration(members)),
    secretFile(
      '/etc/rabbitmq/conf.d/50-quorate-account.conf',
      `default_user = ${admin}\ndefault_pass = ${secret('rabbitmq/admin')}\n`,
      reader,
    ),
    rootFile('/etc/rabbitmq/enabled_plugins', '[rabbitmq_management].\n', effects),
    rootFile('/etc/rabbitmq/rabbitmq-env.conf', environment(view, member), effects),
    rootFile(resolver, `{hosts_file, "${hosts}"}.\n{lookup, [file, native]}.\n`, effects),
    // Read again by itself when it changes.
    rootFile(hosts, members.map(({ ip, host }) => `${ip} ${host}\n`).join('')),
    secretFile(
      '/var/lib/rabbitmq/.erlang.cookie',
      secret('rabbitmq/cookie'),
      { owner: 'rabbitmq', group: 'rabbitmq', mode: 0o400 },
      effects,
    ),
    secretFile(credentialsFile, `user = "${admin}:${secret('rabbitmq/admin')}"\n`, { group: 'root', mode: 0o600 }),
    rootFile('/etc/systemd/system/rabbitmq-server.service.d/quorate.conf', '[Service]\nRestartSec=1s\n'),
    rootFile('/etc/systemd/system/epmd.socket.d/quorate.conf', mapperSocket(member), { restarts: ['epmd.socket'] }),
    ...tlsFiles(view, member),
  ];
}

function configuration({ cloud, platform, settings, timers }: View<RabbitmqSettings>, { ip }: Member): string[] {
  return [
    ...(cloud.tls === 'internal'
      ? ['listeners.tcp = none', `listeners.ssl.1 = ${ip}:${clientPort(cloud)}`, ...tlsLines]
      : [`listeners.tcp.1 = ${ip}:${clientPort(cloud)}`]),
    // Looks ask on the host itself; nobody else has business there.
    'management.tcp.ip = 127.0.0.1',
    'management.tcp.port = 15672',
    `loopback_users.${admin} = true`,
    `distribution.listener.interface = ${ip}`,
    `distribution.listener.port_range.min = ${distributionPort}`,
    `distribution.listener.port_range.max = ${distributionPort}`,
    'cluster_formation.peer_discovery_backend = classic_config',
    // A new member whose peers are away waits for them: the default gives up after a while, and begins a cluster of its own.
    // Before version 4 all of them would wait, for there is none to find: there the default stays.
    ...(platform.abilities.includes('agreed-birth') ? ['cluster_formation.discovery_retry_limit = 100000'] : []),
    // The smaller side of a cut stops serving, so that no message is acknowledged by a member that will lose it.
    'cluster_partition_handling = pause_minority',
    `net_ticktime = ${timers.messagingTick / 1000}`,
    // Leaders of queues are suspected by missing heartbeats, long before the tick drops their member.
    `vm_memory_high_watermark.absolute = ${settings.memory}MiB`,
    `disk_free_limit.absolute = ${settings.memory}MiB`,
    // The log that quorum queues share is also kept in memory, several times over: the default of 512 MB would be most of it.
    'raft.wal_max_size_bytes = 64000000',
  ];
}

/** How often leaders of queues are missed. rabbitmq.conf of version 3 has no word for it. */
function detector({ timers }: View): string {
  return `[{aten, [{poll_interval, ${timers.messagingSuspect}}]}].\n`;
}

function membersConfiguration(members: readonly Member[]): string {
  return members
    .map(({ host }, index) => `cluster_formation.classic_config.nodes.${index + 1} = rabbit@${host}\n`)
    .join('');
}

/** Sourced by the daemon and by its command line tools. */
function environment({ cloud }: View, { host }: Member): string {
  const lines = [
    `NODENAME=rabbit@${host}`,
    // Names of members resolve without DNS, and without a line in the operator's /etc/hosts.
    `export ERL_INETRC=${resolver}`,
    ...(cloud.tls === 'internal' ? tlsArguments : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Debian's listens on every address. */
function mapperSocket({ ip }: Member): string {
  return `[Socket]
ListenStream=
ListenStream=${ip}:${mapperPort}
ListenStream=127.0.0.1:${mapperPort}
FreeBind=yes
`;
}
