// Other people's timers on our layout: same hosts, same daemons, same canaries, only settings differ. After an apply the files on the
// hosts are changed in place. Names say whose numbers they are, not that this is their product. Sources: OpenStack's high availability
// guide of 2015 to 2019 (pacemaker, haproxy: "controller-ha"); kolla-ansible 2024 (roles/loadbalancer, haproxy-config, mariadb, rabbitmq).

import { shortestTimers } from './shortest.mjs';

const ports = { galera: 3306, keystone: 5000 };

/** Nobody holds its sockets for it. */
const unheld =
  'systemctl stop haproxy.socket haproxy; rm /etc/systemd/system/haproxy.socket /etc/systemd/system/sockets.target.wants/haproxy.socket /etc/systemd/system/haproxy.service.d/quorate.conf; systemctl daemon-reload; systemctl start haproxy';

/** Their HAProxy: members are asked each 2 s, out after five failures, and their sessions stay; nothing is asked of another member. */
const balancer = (text) =>
  text
    .replace(/^ *\.if .*\n( *bind fd@.*\n)* *\.else\n|^ *\.endif\n/gm, '')
    // Sessions go straight to the members.
    .replace(/^listen (galera|keystone)-\S+\n( {2}.*\n)*\n?/gm, '')
    .replace(/abns@(galera|keystone)-\S+ addr (\S+)/g, (_, name, ip) => `${ip}:${ports[name]}`)
    .replace(/inter \S+( fastinter \S+)?( downinter \S+)? fall \d+ rise \d+/g, 'inter 2000 rise 2 fall 5')
    .replace(/ (on-marked-down shutdown-sessions|observe layer4 .* mark-down|tcp-ut \S+|maxconn \d\b)/g, '')
    .replace(
      /^ *(option abortonclose|no option redispatch|retry-on .*|http-request (disable-l7-retry|set-priority-offset) .*|clitcpka-.*|stick.*|timeout (client|server|connect|check) .*)\n/gm,
      '',
    )
    .replace('option redispatch 1', 'option redispatch')
    .replace(
      /timeout queue .*/,
      'timeout queue 1m\n  timeout connect 10s\n  timeout check 10s\n  timeout client 1m\n  timeout server 1m',
    );
/** Galera's, RabbitMQ's and the clients' own defaults. */
const defaults = [
  ['/etc/mysql/mariadb.conf.d/99-quorate.cnf', (text) => text.replace(/evs\.[^;\n]*;/g, '')],
  ['/etc/rabbitmq/rabbitmq.conf', (text) => text.replace(/^net_ticktime.*$/m, 'net_ticktime = 60')],
  ['/etc/rabbitmq/advanced.config', (text) => text.replace(/poll_interval, \d+/, 'poll_interval, 5000')],
  [
    '/etc/keystone/keystone.conf',
    (text) =>
      text
        .replace(/&(connect|read|write)_timeout=\d+/g, '')
        .replace(/memcache_socket_timeout = .*/, 'memcache_socket_timeout = 1')
        .replace(/memcache_dead_retry = .*/, 'memcache_dead_retry = 300'),
  ],
];

/** What each profile changes: what is declared, files of every host, and commands on each host and on the first one. `restarts`: units, a host at a time. */
export const profiles = {
  'ha-guide': {
    addresses: 'pacemaker',
    // Nobody is the writer: each member in turn.
    instead: { 'crash@galera': (run) => `crash@galera/ctl${1 + (run % 3)}` },
    files: [
      [
        '/etc/corosync/corosync.conf',
        (text) => text.replace(/token: .*/, 'token: 10000').replace(/consensus: .*/, 'consensus: 12000'),
      ],
      [
        '/etc/haproxy/haproxy.cfg',
        // Every member of the database takes writes, by where clients come from.
        (text) =>
          balancer(text)
            .replaceAll('balance roundrobin', 'balance source')
            .replaceAll(' backup', '')
            .replace('listen galera\n', 'listen galera\n  balance source\n'),
      ],
      [
        '/etc/quorate/cib/resources.xml',
        (text) => text.replaceAll('interval="5s"', 'interval="30s"').replace(/ *<clone[\s\S]*<\/clone>\n/, ''),
      ],
      [
        '/etc/quorate/cib/constraints.xml',
        (text) => text.replace(/ *<rsc_location id="[^"]*-only-where-[\s\S]*?<\/rsc_location>\n/g, ''),
      ],
      [
        '/etc/quorate/cib/crm_config.xml',
        (text) =>
          text
            .replace(/("stonith-enabled" value=)"true"/, '$1"false"')
            .replace(/("dc-deadtime" value=)"[^"]*"/, '$1"20s"')
            .replace(/("cluster-recheck-interval" value=)"[^"]*"/, '$1"5min"')
            .replace(/("transition-delay" value=)"[^"]*"/, '$1"0s"'),
      ],
      ...defaults,
    ],
    each: [unheld],
    once: [
      'corosync-cfgtool -R',
      'cibadmin --replace --scope constraints --xml-file /etc/quorate/cib/constraints.xml',
      'cibadmin --replace --scope resources --xml-file /etc/quorate/cib/resources.xml',
      'cibadmin --modify --scope crm_config --xml-file /etc/quorate/cib/crm_config.xml',
    ],
    restarts: ['haproxy', 'mariadb', 'rabbitmq-server', 'keystone'],
  },
  kolla: {
    addresses: 'keepalived',
    // The first database member is active, the others stand by; no table tells who it is.
    instead: { 'crash@galera': () => 'crash@galera/ctl1' },
    files: [
      [
        '/etc/keepalived/keepalived.conf',
        (text) =>
          text
            .replace(/advert_int .*/, 'advert_int 1')
            .replace(/vrrp_script heard \{[^}]*\}\n/, '')
            .replace(/^ *heard\n/m, '')
            .replace(/interval 1\n *fall 1\n *rise 2/, 'interval 2\n  fall 2\n  rise 10'),
      ],
      ['/etc/haproxy/haproxy.cfg', balancer],
      ...defaults,
    ],
    each: [unheld],
    once: [],
    restarts: ['haproxy', 'keepalived', 'mariadb', 'rabbitmq-server', 'keystone'],
  },
  pacemaker: { addresses: 'pacemaker', declare: shortestTimers, files: [], each: [], once: [], restarts: [] },
  usual: { addresses: 'pacemaker', files: [], each: [], once: [], restarts: [] },
  keepalived: { addresses: 'keepalived', files: [], each: [], once: [], restarts: [] },
};

/** Changes the lab to a profile. `on(host, command, input)` runs a command on a host; `isWell()` waits until all is well. */
export async function dressAs({ files, each, once, restarts }, hosts, on, isWell) {
  for (const host of hosts) {
    for (const command of each) on(host, command);
    for (const [path, change] of files) {
      const before = on(host, `cat ${path}`);
      const after = change(before);
      if (after === before) throw new Error(`${path} has nothing that the profile changes`);
      on(host, `cat >${path}`, after);
    }
  }
  for (const command of once) on(hosts[0], command);
  for (const unit of restarts)
    for (const host of hosts) {
      on(host, `systemctl restart ${unit}`);
      await isWell();
    }
}
