export const configurationServices = {
  COMMITS_NOT_FLUSHED: {
    title: '在磁盘落盘之前确认提交',
    means: '断电会丢失已告知用户保存成功的内容；若全部成员同时断电，则没有任何副本。',
    remedy: '请设置 innodb_flush_log_at_trx_commit = 1，有二进制日志时还要 sync_binlog = 1。',
  },
  DOUBLEWRITE_OFF: {
    title: '数据库不防范页撕裂',
    means: '写入中途断电可能留下无法读取的页，以及无法启动的成员。',
    remedy: '请删除 innodb_doublewrite = 0，除非文件系统整页写入。',
  },
  GALERA_UNSUPPORTED_SETTING: {
    title: '使 Galera 不能正确复制的设置',
    means: '成员分歧或拒绝写入：某个成员缺少一些行，很久以后才被发现。',
    remedy: '请设置 binlog_format=ROW、default_storage_engine=InnoDB、innodb_autoinc_lock_mode=2。',
  },
  GALERA_BOOTSTRAPS: {
    title: '每次启动都自成一个集群的成员',
    means: '重启之后它在其他成员旁边独自服务：两个数据库，重新合并时会丢失其中一个。',
    remedy: '请在 wsrep_cluster_address 中写全部成员；只用命令开始一次集群。',
  },
  SST_BLOCKS_DONOR: {
    title: '加入的成员会使被复制的成员停止',
    means: '复制期间（每 10 GB 数分钟）捐赠者不接受写入：三个成员时，一个故障就会使数据库停止。',
    remedy: '请设置 wsrep_sst_method = mariabackup。',
  },
  PARTITION_IGNORED: {
    title: '网络分裂时各自运行的消息代理',
    means: '两边都接受消息，且不会自行重新一致：请求挂起，直到手工重置代理。',
    remedy: '请设置 cluster_partition_handling = pause_minority，并使用三个或五个成员。',
  },
  PARTITION_AUTOHEALED: {
    title: '以丢弃一方来修复分裂的消息代理',
    means: '失败一方已确认的消息会被丢弃。',
    remedy: '请设置 cluster_partition_handling = pause_minority，并使用三个或五个成员。',
  },
  BROKER_PAIR: {
    title: '没有多数就会暂停的两个代理',
    means: '任何一个死亡时，另一个也暂停：两个代理比一个更容易失效。',
    remedy: '请增加第三个代理。',
  },
  QUEUES_MIRRORED: {
    title: '队列以旧方式镜像',
    means: '成员返回时镜像会丢失消息；RabbitMQ 4 没有镜像：升级后队列只有一份。',
    remedy: '请删除 rabbit_ha_queues 和 ha 策略；设置 rabbit_quorum_queue = true，并使用新的虚拟主机。',
  },
  QUEUES_NOT_REPLICATED: {
    title: '队列只在一个代理上',
    means: '它死亡时，其队列和消息随之消失：进行中的请求丢失，服务停止消费。',
    remedy: '请设置 rabbit_quorum_queue = true（2024.1 起还有 rabbit_transient_quorum_queue）。',
  },
  BROKERS_UNLISTED: {
    title: '程序只认识部分代理',
    means: '那些代理不在时它就被切断，尽管集群仍在工作。',
    remedy: '请在 transport_url 中写全部代理。',
  },
  CACHE_SINGLE: {
    title: '程序只认识一个缓存',
    means: '其主机死亡时，每个令牌都要回源验证：登录和请求的耗时成倍增加。',
    remedy: '请写全部 memcached 服务器。',
  },
  CACHE_RETRIED_SLOWLY: {
    title: '对死亡缓存的等待或遗忘过久',
    means: '每个工作进程对死亡的服务器等满超时，一个请求接一个请求；已恢复的服务器数分钟无人使用。',
    remedy: '套接字超时最多 1 秒，dead_retry 为 30 至 60 秒。',
  },
  DATABASE_BYPASSED: {
    title: '程序连接到数据库的某一个成员',
    means: '那台主机死亡时程序不可用，尽管数据库仍在工作。',
    remedy: '请连接到虚拟地址。',
  },
  ROUTERS_SINGLE: {
    title: '路由器只在一台主机上',
    means: '它死亡时，其后的实例无法到达，直到有人迁移路由器。',
    remedy: '请设置 l3_ha = true。',
  },
  DHCP_SINGLE: {
    title: '每个网络只有一个 DHCP 代理',
    means: '其主机死亡时，实例失去租约，新实例得不到地址。',
    remedy: '请设置 dhcp_agents_per_network = 2 或更多。',
  },
  LOCKS_LOCAL: {
    title: '卷服务集群在单机上加锁',
    means: '两个成员同时处理同一个卷：卷停留在无法脱离的状态。',
    remedy: '请把 [coordination] backend_url 设为 etcd，或其他所有成员共享的服务。',
  },
  DEFAULT_PASSWORD: {
    title: '众所周知的密码',
    means: '能到达该端口的人拥有该服务的全部权限。',
    remedy: '请换用新密码，并删除系统自带的账号。',
  },
  ADMIN_TOKEN_SET: {
    title: '永不过期的主令牌',
    means: '读到该文件或猜中它的人就是云的管理员，日志也不会记录是谁。',
    remedy: '请删除 admin_token 及其过滤器。',
  },
  PLAIN_HTTP: {
    title: '密码和令牌未加密传输',
    means: '能在途中监听的人可以以用户身份登录。',
    remedy: '请在均衡器上终结 TLS（`bind … ssl crt …`），并在端点中使用 https。',
  },
  BOUND_EVERYWHERE: {
    title: '内部服务监听每个地址',
    means: '可以从本不该到达它的网络到达它，包括公共网络。',
    remedy: '请把它绑定到管理网络的地址。',
  },
};
