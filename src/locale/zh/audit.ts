const list = (names: readonly string[]) => names.join('、');

export const audit = {
  summary: '审查一个已有的部署（不论由谁搭建）：它的配置文件，或在线主机',
  strict: '有警告时以 2 退出',
  source: '存放配置文件的目录，或 ssh:主机,主机（从在线主机读取）',
  looked: (files: number, hosts: number) => `共审查 ${files} 个文件${hosts > 0 ? `，来自 ${hosts} 台主机` : ''}。`,
  nothing: (source: string) => `${source} 中没有可审查的配置`,
  known:
    '可识别的有 Corosync、Pacemaker、HAProxy、keepalived、MariaDB、RabbitMQ、Memcached、DRBD 和 OpenStack 的配置文件。',
  notThere: (source: string) => `无法读取 ${source}`,
  noHosts: 'ssh: 之后没有写主机',
  unread: (why: string) => `无法读取：${why}`,
  tooLarge: (bytes: number) => `超过 ${bytes / 1024 / 1024} MB，未读取`,
  tooMany: (most: number) => `目录中的文件多于 ${most} 个：其余未读取`,
  cut: '内容超过一次可取回的量：其余文件未读取',
  silent: (host: string, why: string) => `无法查看 ${host}：${why}`,
  also: (what: string, files: number) => `${what}（另有 ${files} 个文件相同）`,
  damaged: {
    unclosed: '从这里开始的块、引号或标签没有结束',
    unopened: '这里结束了从未开始的内容',
    'no-separator': '这里既不是设置也不是块',
    outside: '这一行位于任何节之前',
    'no-end': '这条语句缺少结尾',
    'not-text': '不是文本的字节',
    empty: '文件没有内容：被截断，或从未写入磁盘',
    'too-deep': '块的嵌套超过任何守护进程所能读取的深度',
    more: (count: number) => `从这里起还有 ${count} 处无法读取`,
  },
  quorum: {
    ignored: (nodes: number) =>
      nodes === 2
        ? '集群在没有法定人数时继续运行：两个节点中的任一个都可能独自启动全部资源'
        : '集群在没有法定人数时继续运行：分裂后的每一部分都会启动全部资源',
    expected: (votes: number, nodes: number) => `${nodes} 个节点却期望 ${votes} 票`,
    twoNode: (nodes: number) => `${nodes} 个节点的集群设置了 two_node：单个节点就有法定人数`,
    noProvider: '没有人计票：quorum 节缺少 provider',
    even: (nodes: number) => `${nodes} 个节点且没有仲裁设备：对半分裂时两边都停止`,
    unfenced: '两个节点，且未见隔离设备：两者之间的线路中断时双方都会接管',
    evenDatabase: (members: number) => `${members} 个数据库成员：对半分裂时两边都停止写入，除非有仲裁者（garbd）投票`,
  },
  cluster: {
    fencingOff: '隔离已关闭：挂起的主机仍持有别人要接管的东西',
    noFence: '未见隔离设备：主机死亡后，它所持有的资源无人接管，或在没有证明的情况下被接管',
    race: '两个节点的隔离没有延迟：两者之间的线路中断时，各自会关闭对方',
    slow: (id: string, seconds: number) => `每 ${seconds} 秒才检查一次 ${id}：它的死亡那么晚才被察觉`,
    maintenance: '集群处于维护状态：故障不会被修复',
    unmanaged: (id: string) => `${id} 未被管理：它的故障不会被修复`,
    leftover: (id: string, resource: string) => `${id} 仍绑定着 ${resource}：手工迁移没有撤销`,
    unmonitored: (id: string) => `${id} 没有监控：它死亡时无人察觉`,
    neverExpire: '资源的失败次数永远累计：最终没有主机可以运行它',
    rechecked: (after: number, recheck: number) => `失败在 ${after} 秒后过期，而集群每 ${recheck} 秒才检查一次`,
    noStickiness: '没有 resource-stickiness：主机返回时资源会迁回，用户被中断两次',
    unordered: (id: string) => `${id} 位于 DRBD 之上，却没有顺序或同位约束把它与磁盘绑定`,
  },
  ring: {
    plain: '集群环未加密：能到达它的人都能让集群停止',
    singleLink: '集群环只有一个网络：它失效时，健康的主机会被隔离',
    slow: (seconds: number) => `死亡的主机最早在 ${seconds} 秒后才被察觉：每次故障切换至少要这么久`,
  },
  drbd: {
    asynchronous: (name: string, protocol: string) =>
      `${name} 使用协议 ${protocol} 复制：主节点死亡时已确认的写入会丢失`,
    twoPrimaries: (name: string) => `${name} 可以被两台主机同时写入`,
    unfenced: (name: string) => `${name} 没有隔离策略：复制中断后，过期的副本可能成为正本`,
    discards: (name: string) => `${name} 以丢弃一方的写入来解决脑裂`,
    flushes: (name: string) => `${name} 在磁盘落盘之前就确认写入`,
  },
  databases: {
    flush: (value: string) => `innodb_flush_log_at_trx_commit 为 ${value}：断电会丢失最多一秒已确认的提交`,
    binlog: 'sync_binlog 为 0：断电会丢失二进制日志的末尾，副本因此分歧',
    doublewrite: 'innodb_doublewrite 已关闭：断电可能留下无法读取的页',
    unsupported: (name: string, value: string, needed: string) => `${name} 为 ${value}，而 Galera 需要 ${needed}`,
    bootstraps: 'wsrep_cluster_address 没有写任何成员：该成员每次启动都会自成一个集群',
    sst: (method: string) => `加入的成员以 ${method} 复制：期间捐赠者不接受写入`,
    slow: (seconds: number) => `沉默的成员在被驱逐之前会让全部写入停止 ${seconds} 秒`,
  },
  brokers: {
    autoheal: '分裂之后代理会丢弃一方的消息（autoheal）',
    pair: '两个代理在没有多数时都会暂停：任何一个死亡都会使消息服务停止',
    ignored: (isSaid: boolean) =>
      `分裂之后代理各自运行（cluster_partition_handling ${isSaid ? '为' : '未设置，即为'} ignore）`,
    mirrored: 'rabbit_ha_queues 依赖镜像队列，而 RabbitMQ 4 已没有镜像队列',
    policy: '有策略镜像队列（ha-mode），而 RabbitMQ 4 已不支持',
    notReplicated: '有多个代理，而队列只在其中一个上：未设置 rabbit_quorum_queue',
    unlisted: (listed: number, brokers: number) => `transport_url 只写了 ${brokers} 个代理中的 ${listed} 个`,
  },
  caches: {
    single: (name: string, servers: number) => `${name} 只写了 ${servers} 个缓存服务器中的一个`,
    slow: (name: string, value: number, limit: number, isDefault: boolean) =>
      `${name} ${isDefault ? '默认' : ''}为 ${value} 秒，而死亡的缓存服务器最多应耗费 ${limit} 秒`,
  },
  addresses: { unserved: (ip: string) => `客户端使用 ${ip}，但没有集群资源或 VRRP 持有它` },
  vrrp: {
    disagree: (name: string, settings: readonly string[]) =>
      `${name} 的成员在 ${list(settings)} 上不一致：各自都会占用地址`,
    weight: (script: string, weight: number, highest: number, second: number) =>
      `${script} 失败只把优先级降低 ${weight}，从 ${highest} 降不到 ${second} 以下：地址不会移动`,
    collision: (id: string, one: string, other: string) =>
      `${one} 和 ${other} 在同一网络上使用同一个 virtual_router_id ${id}`,
    unwatched: (name: string) => `${name} 什么也不检查：负载均衡器已死的主机仍保留地址`,
    shallow: (name: string) => `${name} 只看负载均衡器的进程是否存在：挂起的均衡器仍保留地址`,
    slow: (name: string, seconds: number) => `${name} 需要 ${seconds} 秒才能察觉故障`,
    preempts: (name: string) => `${name} 在主机返回时夺回地址：用户被中断两次`,
    nopreemptIgnored: (name: string) => `${name} 以 MASTER 开始，因此 nopreempt 不起作用`,
    rounded: (name: string, interval: string) => `${name} 的 advert_int 为 ${interval}，而 VRRP 2 只有整秒`,
  },
  ports: {
    foreign: (name: string, service: string, port: number, owner: string) =>
      `${name} 属于 ${service}，却发往端口 ${port}，那是 ${owner} 的端口`,
    foreignBind: (name: string, port: number, owner: string) => `${name} 监听端口 ${port}，那是 ${owner} 的端口`,
    uneven: (name: string, ports: readonly string[]) => `${name} 的服务器端口不一：${list(ports)}`,
    noBackend: (name: string, backend: string) => `${name} 指向 ${backend}，但它不存在`,
    noServers: (name: string) => `${name} 没有服务器：全部请求都会失败`,
    twice: (at: string, one: string, other: string) => `${one} 和 ${other} 都监听 ${at}`,
  },
  balancing: {
    httpDatabase: (name: string) => `${name} 是数据库却使用 mode http：没有客户端能连通`,
    httpBroker: (name: string) => `${name} 是消息服务却使用 mode http：没有客户端能连通`,
    writers: (name: string, active: number) => `${name} 同时向 ${active} 个成员写入：写入会冲突`,
    failsBack: (name: string) => `${name} 在第一个成员返回时把新会话移回，而旧会话仍写在别处`,
    sessions: (name: string, keeps: number, of: number) =>
      `${name} 的 ${of} 个服务器中有 ${keeps} 个在被标记为下线后仍保留会话`,
    broker: (name: string) => `${name} 把消息服务放在均衡器之后：客户端本来就认识各代理`,
    cache: (name: string) => `${name} 把缓存分散到互不共享的服务器：大多数查找都不命中`,
    source: (name: string, way: string) => `${name} 是 API，却按 ${way} 均衡：一个繁忙的客户端压在一个成员上`,
    sessionsWander: (name: string) => `${name} 有会话，却没有什么让用户停留在同一服务器`,
    unchecked: (name: string, count: number, of: number) =>
      `${name} 的 ${of} 个服务器中有 ${count} 个没有检查：死亡的服务器会持续使其份额的请求失败`,
    shallowDatabase: (name: string) => `${name} 只检查能否建立连接：未同步的成员也能通过`,
    shallow: (name: string) => `${name} 只检查能否建立连接：挂起的进程也能通过`,
    slow: (names: string, seconds: number) => `沉默的服务器最多 ${seconds} 秒后才被移出：${names}`,
    stats: (name: string) => `${name} 在每个地址上向所有人显示统计`,
  },
  openstack: {
    routers: 'l3_ha 已关闭：路由器随主机一起死亡',
    dhcp: (agents: number) => `每个网络只有 ${agents} 个 DHCP 代理：它随主机一起死亡`,
    locks: '卷服务组成集群，却在本机文件中加锁',
    direct: (host: string) => `绕过均衡器直连数据库成员 ${host}：该程序随那台主机一起不可用`,
  },
  members: {
    lacks: (group: string, names: readonly string[]) => `${group}：这里缺少 ${list(names)}，而别处写有`,
    alone: (group: string, names: readonly string[]) => `${group}：${list(names)} 只写在这里，别处没有`,
    titles: { ring: '集群节点', database: '数据库成员', broker: '消息代理', cache: '缓存服务器' },
  },
  differences: {
    differ: (name: string, values: readonly { readonly value: string; readonly count: number }[]) =>
      `${name} 不一致：${values.map(({ value, count }) => `${value}（${count} 处）`).join('、')}`,
    releases: (project: string, old: string, instead: string, file: string) =>
      `这里的 ${project} 按旧版本配置（${old}），而 ${file} 按新版本配置（${instead}）`,
  },
  timers: {
    order: (shorter: string, one: number, longer: string, other: number) =>
      `${shorter}（${one} 秒）应明显早于 ${longer}（${other} 秒）结束`,
    consensus: (consensus: number, token: number) =>
      `consensus 为 ${consensus} 毫秒，至少应为 token（${token} 毫秒）的 1.2 倍`,
    noHeartbeat: '到消息代理的心跳已关闭：没有人察觉死连接',
    idle: (recycle: string, seconds: number, pool: string, timeout: string, limit: number) =>
      `${pool} 切断空闲 ${limit} 秒的连接（${timeout}），而程序把它们保留 ${seconds} 秒（${recycle}）：其上的下一个查询会失败`,
  },
  security: {
    password: (name: string) => `${name} 使用众所周知的密码`,
    adminToken: '设置了 admin_token：持有者即为管理员，日志也不会记录是谁',
    plainEndpoint: (name: string) => `${name} 使用明文 HTTP：令牌和密码可在途中被读取`,
    plainListeners: (names: readonly string[]) => `没有 TLS：${list(names)}`,
    guest: '账号 guest 及其默认密码可从任何地方登录',
    everywhere: (name: string) => `${name} 监听本机的每个地址`,
  },
  names: {
    misspelt: (name: string, meant: string) => `不认识 ${name}；可能想写 ${meant}`,
    deprecated: (name: string, instead: string) => `${name} 已被 ${instead} 取代`,
  },
  obsolete: {
    heartbeat: 'Heartbeat 已不再维护：由 Corosync 和 Pacemaker 取代',
    openais: 'OpenAIS 已不再维护：由 Corosync 取代',
    plugin: 'Pacemaker 作为 Corosync 1 插件的方式自 Corosync 2 起已移除：它独立运行，由 votequorum 计票',
    ganglia: 'Ganglia 已不再维护：由 Prometheus 取代',
    mongodb: 'OpenStack 已放弃 MongoDB：由 Gnocchi（指标）和 SQL 取代',
    veritas: '当前没有任何 OpenStack 部署工具支持 Veritas Cluster：由 Pacemaker 取代',
    monasca: 'Monasca 已退役：由 Prometheus 和 Aodh 取代',
    glanceRegistry: 'glance-registry 在 Stein 中移除：由 glance-api 承担其工作',
    novaCert: 'nova-cert 在 Ocata 中移除，没有取代者',
    ec2: 'Nova 的 EC2 API 在 Mitaka 中移除：由 ec2-api 项目取代',
    ceilometerApi: 'ceilometer-api 在 Queens 中移除：由 Gnocchi 和 Aodh 取代',
    ceilometerCollector: 'ceilometer-collector 在 Pike 中移除：通知代理直接发布到 Gnocchi',
    heatCloudwatch: 'Heat 的 CloudWatch API 在 Queens 中移除：由 Aodh 取代',
    lbaas: 'Neutron 的 LBaaS 在 Train 中移除：由 Octavia 取代',
    fwaas: 'FWaaS 随 Stein 移除；其第二版由 neutron-fwaas 项目延续',
    linuxbridge: 'Neutron 在 2025.1 中移除了 Linux bridge：只剩 Open vSwitch 和 OVN',
    uuidTokens: 'UUID 和 PKI 令牌在 Rocky 中移除：由 Fernet 取代',
    monolithicPlugin: 'Neutron 的单体插件在 Kilo 中移除：由 ML2 取代',
    ramNodes: 'RAM 节点重启后不保留任何内容，RabbitMQ 4 已没有这种节点：请改为 disc 节点',
  },
};
