import { expect, test } from 'vitest';
import { filesOf } from '../../../test/helpers/situations.ts';
import { configuration } from '../../util/finding-codes/configuration.ts';
import { audit } from './audit.ts';

/** A situation in which a code is found, and a change of its files that takes the cause away: every `from` becomes the other. */
type Cure = readonly [code: string, situation: string, ...changes: (readonly [from: string | RegExp, to: string])[]];

const fence = 'primitive fence stonith:fence_ipmilan params ip=10.0.9.1\n';
const monitored = /<\/primitive>/;
const secondLink = ['ring0_addr: 10.0.42', 'ring1_addr: 10.0.43.1\n    ring0_addr: 10.0.42'] as const;

const cures: readonly Cure[] = [
  ['FILE_DAMAGED', 'never-reached-the-disk', [/[\s\S]*/, '']],
  [
    'DIRECTIVE_MISSPELT',
    'misspelt-directives',
    ['tokne', 'token'],
    ['chiper', 'cipher'],
    ['two_nodes', 'two_node'],
    ['router_ip', 'router_id'],
    ['nopreemt', 'nopreempt'],
    ['opton', 'option'],
    ['ballance', 'balance'],
    ['sever ', 'server '],
    ['comit', 'commit'],
    ['adress', 'address'],
    ['timout', 'timeout'],
    ['quorom', 'quorum'],
    ['rety', 'retry'],
    ['stonith-enable=', 'stonith-enabled='],
    ['polcy', 'policy'],
    ['handing', 'handling'],
  ],
  ['DIRECTIVE_DEPRECATED', 'systems-given-up', [/.*(forceclose|reqadd|default-resource-stickiness).*\n/g, '']],
  [
    'RELEASES_MIXED',
    'mixed-releases',
    [/rabbit_\w+ = .*\nrabbit_userid.*\nrabbit_password.*\n/g, 'transport_url = rabbit://c:Pq8@ctl1/\n'],
    [/sql_connection.*/g, ''],
  ],
  [
    'SETTINGS_DIFFER',
    'mixed-releases',
    ['token: 5000', 'token: 1000'],
    ['rsync', 'mariabackup'],
    ['PT9S', 'PT3S'],
    ['interval = 30', 'interval = 10'],
  ],
  [
    'MEMBERS_DIFFER',
    'member-missing',
    ['name: node1', 'name: ctl2'],
    [/10\.0\.([01])\.1\n/g, '10.0.$1.12\n'],
    ['memcached_servers = ctl1:11211\n', 'memcached_servers = ctl1:11211,ctl2:11211,ctl3:11211\n'],
    ['server ctl2', 'server ctl3 10.0.0.13:3306 backup check\n  server ctl2'],
  ],
  ['SYSTEM_OBSOLETE', 'fuel', [/listen glance-registry/, 'listen glance'], [/9191/g, '9292']],
  ['QUORUM_IGNORED', 'ha-guide-2014', ['"ignore"', '"stop"']],
  [
    'QUORUM_PROVIDER_MISSING',
    'votes-that-are-wrong',
    [/^totem \{\n {2}version: 2\n {2}transport: knet\n\}/, 'totem {\n}\nquorum {\n  provider: corosync_votequorum\n}'],
  ],
  ['EXPECTED_VOTES_WRONG', 'votes-that-are-wrong', ['expected_votes: 2', 'expected_votes: 3']],
  ['TWO_NODE_MISUSED', 'votes-that-are-wrong', ['two_node: 1', 'two_node: 0']],
  ['TWO_NODE_UNFENCED', 'drbd-two-nodes', ['property stonith-enabled=false', `${fence}property stonith-enabled=true`]],
  ['MEMBERS_EVEN', 'votes-that-are-wrong', [/ {2}node \{\n {4}name: n4[^}]*\}\n/, '']],
  ['FENCING_DISABLED', 'drbd-two-nodes', ['stonith-enabled=false', 'stonith-enabled=true']],
  [
    'FENCING_MISSING',
    'maintenance-left-on',
    ['<resources>', '<resources><primitive id="f" class="stonith" type="fence_ipmilan"/>'],
  ],
  [
    'FENCING_RACE',
    'two-nodes-that-fence-each-other',
    ['pcmk_host_list=alice', 'pcmk_host_list=alice pcmk_delay_base=5s'],
  ],
  ['RING_PLAIN', 'juju-charms', ['secauth: off', 'secauth: on']],
  ['RING_SINGLE_LINK', 'drbd-two-nodes', secondLink],
  ['MAINTENANCE_LEFT_ON', 'maintenance-left-on', [/value="(true|false)"/g, 'value=""']],
  ['CONSTRAINT_LEFT_BEHIND', 'maintenance-left-on', [/<rsc_location.*/, '']],
  [
    'RESOURCE_UNMONITORED',
    'maintenance-left-on',
    [monitored, '<operations><op name="monitor" interval="10s"/></operations></primitive>'],
  ],
  [
    'RESOURCE_UNORDERED',
    'drbd-two-nodes',
    ['colocation c_mysql', 'order o_mysql inf: ms_drbd_mysql:promote g_mysql:start\ncolocation c_mysql'],
  ],
  ['FAILURES_NEVER_EXPIRE', 'drbd-two-nodes', ['migration-threshold=3', 'migration-threshold=3 failure-timeout=600s']],
  ['FAILURE_RECHECKED_LATE', 'maintenance-left-on', ['value="60s"', 'value="2h"']],
  [
    'STICKINESS_MISSING',
    'maintenance-left-on',
    ['name="failure-timeout" value="60s"', 'name="resource-stickiness" value="100"'],
  ],
  ['DRBD_ASYNCHRONOUS', 'drbd-two-nodes', ['protocol B', 'protocol C']],
  ['DRBD_UNFENCED', 'drbd-two-nodes', ['protocol B;', 'protocol B;\n    fencing resource-and-stonith;']],
  ['DRBD_DISCARDS_DATA', 'drbd-two-nodes', ['discard-secondary', 'disconnect']],
  ['DRBD_TWO_PRIMARIES', 'drbd-two-nodes', ['allow-two-primaries;', '']],
  ['DRBD_FLUSHES_OFF', 'drbd-two-nodes', ['no-disk-flushes;', '']],
  [
    'BACKEND_OF_ANOTHER_SERVICE',
    'crossed-ports',
    [/:929\d/g, ':5000'],
    ['listen glance', 'listen keystone-internal'],
    [/:8774/g, ':8776'],
  ],
  ['PORTS_DISAGREE', 'crossed-ports', ['9293', '9292']],
  [
    'BACKEND_MISSING',
    'crossed-ports',
    ['neutrons', 'neutron'],
    ['10.0.0.10:8004 ssl', '10.0.0.10:8004\n  server ctl1 10.0.0.11:8004\n  # ssl'],
  ],
  [
    'BIND_TWICE',
    'crossed-ports',
    [/listen glance\n {2}bind 10\.0\.0\.10:5000/, 'listen glance\n  bind 10.0.0.10:9292'],
  ],
  ['BALANCE_UNFIT', 'database-with-several-writers', [/listen (mysql-http|horizon)[\s\S]*/, '']],
  ['WRITERS_SEVERAL', 'database-with-several-writers', [/(server db[23] .*)/g, '$1 backup']],
  ['WRITER_FAILS_BACK', 'cluster-installer', ['balance roundrobin', 'stick on dst']],
  ['SESSIONS_OUTLIVE_SERVER', 'cluster-installer', [/check inter/g, 'on-marked-down shutdown-sessions check inter']],
  ['CHECK_MISSING', 'database-with-several-writers', [/(10\.0\.0\.13:3306)/g, '$1 check']],
  ['CHECK_SHALLOW', 'database-with-several-writers', ['option mysql-check user haproxy', 'option httpchk']],
  ['BROKER_BALANCED', 'brokers-that-split', [/listen rabbitmq[\s\S]*?(?=listen memcached)/, '']],
  ['STATS_EXPOSED', 'brokers-that-split', ['stats enable', 'stats enable\n  stats auth op:Jd82kq']],
  ['VIP_UNSERVED', 'address-nobody-holds', ['10.0.0.10/24', '10.0.0.10/24\n    203.0.113.10/24']],
  ['VRID_COLLISION', 'vrrp-quarrels', [/(vrrp_instance public[\s\S]*?virtual_router_id) 51/, '$1 99']],
  [
    'VRRP_MEMBERS_DISAGREE',
    'vrrp-quarrels',
    ['virtual_router_id 52', 'virtual_router_id 51'],
    ['advert_int 0.5', 'advert_int 1'],
  ],
  ['VRRP_UNWATCHED', 'vrrp-quarrels', [/vrrp_instance public[\s\S]*/, '']],
  ['VRRP_WATCH_SHALLOW', 'vrrp-quarrels', ['killall -0 haproxy', 'ask-haproxy']],
  ['VRRP_WEIGHT_TOO_SMALL', 'vrrp-quarrels', ['weight -5', 'weight -60']],
  ['VRRP_PREEMPTS', 'vrrp-quarrels', ['state BACKUP', 'state BACKUP\n  nopreempt']],
  ['VRRP_ADVERT_ROUNDED', 'vrrp-quarrels', ['vrrp_script', 'global_defs {\n  vrrp_version 3\n}\nvrrp_script']],
  ['DETECTION_SLOW', 'openstack-ansible', [/inter 12000/g, 'inter 1200']],
  ['COMMITS_NOT_FLUSHED', 'kolla-ansible', ['trx_commit=0', 'trx_commit=1']],
  ['DOUBLEWRITE_OFF', 'database-with-several-writers', ['doublewrite = 0', 'doublewrite = 1']],
  ['GALERA_UNSUPPORTED_SETTING', 'database-with-several-writers', ['STATEMENT', 'ROW'], ['MyISAM', 'InnoDB']],
  ['GALERA_BOOTSTRAPS', 'ha-guide-2014', ['"gcomm://"', '"gcomm://10.0.0.11,10.0.0.12,10.0.0.13"']],
  ['SST_BLOCKS_DONOR', 'mixed-releases', ['rsync', 'mariabackup']],
  [
    'PARTITION_IGNORED',
    'brokers-that-split',
    ['listeners.tcp.default', 'cluster_partition_handling = pause_minority\nlisteners.tcp.default'],
  ],
  ['PARTITION_AUTOHEALED', 'brokers-that-split', ['autoheal', 'pause_minority']],
  ['BROKER_PAIR', 'brokers-that-split', ["'rabbit@ctl2']", "'rabbit@ctl2', 'rabbit@ctl3']"]],
  ['QUEUES_MIRRORED', 'ha-guide-2014', ['rabbit_ha_queues = true', '']],
  ['QUEUES_NOT_REPLICATED', 'brokers-that-split', ['transport_url', 'rabbit_quorum_queue = true\ntransport_url']],
  ['BROKERS_UNLISTED', 'member-missing', ['nova:Jq2@ctl2:5672', 'nova:Jq2@ctl2:5672,nova:Jq2@ctl3:5672']],
  [
    'CACHE_SINGLE',
    'member-missing',
    ['memcached_servers = ctl1:11211\n', 'memcached_servers = ctl1:11211,ctl2:11211\n'],
  ],
  [
    'CACHE_RETRIED_SLOWLY',
    'timers-that-contradict',
    ['memcached_servers', 'memcache_pool_socket_timeout = 1\nmemcache_pool_dead_retry = 30\nmemcached_servers'],
  ],
  ['DATABASE_BYPASSED', 'database-with-several-writers', ['@10.0.0.12', '@10.0.0.10']],
  ['ROUTERS_SINGLE', 'timers-that-contradict', ['l3_ha = false', 'l3_ha = true']],
  ['DHCP_SINGLE', 'timers-that-contradict', ['l3_ha', 'dhcp_agents_per_network = 2\nl3_ha']],
  [
    'LOCKS_LOCAL',
    'database-with-several-writers',
    ['file:///var/lib/cinder/coordination', 'etcd3+http://10.0.0.10:2379'],
  ],
  ['DEFAULT_PASSWORD', 'brokers-that-split', [/nova:nova@/g, 'nova:Kq82@']],
  ['ADMIN_TOKEN_SET', 'systems-given-up', ['admin_token = ADMIN', '']],
  ['PLAIN_HTTP', 'kolla-ansible', [/http:\/\//g, 'https://'], [/(bind 10\.10\.0\.250:\d+)/g, '$1 ssl crt /etc/c.pem']],
  [
    'BOUND_EVERYWHERE',
    'brokers-that-split',
    [/bind \*:/g, 'bind 10.0.0.10:'],
    ['5672]', '{"10.0.0.13", 5672}]'],
    ['default = 5672', '1 = 10.0.0.11:5672'],
  ],
];

const codesIn = (files: ReturnType<typeof filesOf>) => audit(files).findings.map(({ code }) => code as string);

test.each(cures.map((cure) => [cure[0], cure] as const))(
  '%s goes when its cause goes',
  (code, [, situation, ...changes]) => {
    const files = filesOf(situation);
    expect(codesIn(files)).toContain(code);
    for (const [from] of changes)
      expect(
        files.some(
          ({ content }) =>
            content.search(from instanceof RegExp ? from : from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) >= 0,
        ),
        String(from),
      ).toBe(true);
    const cured = files.map(({ name, content }) => ({
      name,
      content: changes.reduce(
        (text, [from, to]) => (typeof from === 'string' ? text.replaceAll(from, to) : text.replace(from, to)),
        content,
      ),
    }));
    expect(codesIn(cured)).not.toContain(code);
  },
);

test('every code of an audit has its cure here', () => {
  const cured = new Set(cures.map(([code]) => code));
  // Told by who reads.
  const elsewhere = ['FILE_UNREAD'];
  expect(Object.keys(configuration).filter((code) => !cured.has(code) && !elsewhere.includes(code))).toEqual([]);
});
