export const configurationBalancing = {
  BACKEND_OF_ANOTHER_SERVICE: {
    title: '后端指向另一个服务的端口',
    means: '该服务的用户得到另一个服务的应答：看起来像凭据或客户端有误的错误。',
    remedy: '请改正端口，或改正该节的名称。',
  },
  PORTS_DISAGREE: {
    title: '同一节的服务器端口不同',
    means: '部分成员无法应答：那一份请求失败，或该组能容忍的故障比看上去少。',
    remedy: '请为全部服务器设置该服务监听的端口。',
  },
  BACKEND_MISSING: {
    title: '监听者没有可发送的对象',
    means: '每个请求都得到 503，或 HAProxy 拒绝以该文件启动。',
    remedy: '请指向存在的后端，并为它设置服务器。',
  },
  BIND_TWICE: {
    title: '两节监听同一地址和端口',
    means: '连接到达哪一节全凭偶然，或 HAProxy 无法启动。',
    remedy: '请删除其中之一。',
  },
  BALANCE_UNFIT: {
    title: '不适合该服务的均衡方式',
    means: '一个成员承担大部分负载，或由别的成员应答时用户丢失会话。',
    remedy: 'API：roundrobin 或 leastconn。控制台和面板：source 或 cookie。数据库：只有一个活动服务器。',
  },
  WRITERS_SEVERAL: {
    title: '数据库经由多个成员写入',
    means: '在两个成员上写入相同的行会冲突：API 中出现死锁错误，配额漂移。',
    remedy: '一个服务器活动，其余 `backup`；或全部 `backup` 并使用只有一项的粘滞表。',
  },
  WRITER_FAILS_BACK: {
    title: '数据库的客户端会被移回返回的成员',
    means: '刚返回的成员又得到写入，而旧会话仍写在别处：有一段时间存在两个写入者。',
    remedy: '请添加 `stick-table type ip size 1k` 和 `stick on dst`。',
  },
  SESSIONS_OUTLIVE_SERVER: {
    title: '会话停留在已标记为下线的数据库上',
    means: '连接池中的连接挂在死亡的成员上，直到操作系统放弃：API 失败数分钟。',
    remedy:
      '请为每个服务器添加 `on-marked-down shutdown-sessions`。此时 HAProxy 3.0.11（Debian 13）会遗忘仍在连接中的会话的客户端：请升级，或让服务器成为同一文件中的 `abns@` 中继。',
  },
  CHECK_MISSING: {
    title: '服务器没有检查',
    means: '死亡的成员继续得到它那一份请求，这些请求全部失败。',
    remedy: '请为每个服务器添加 `check`。',
  },
  CHECK_SHALLOW: {
    title: '有病的成员也能通过的健康检查',
    means: '能接受连接却不能工作的成员留在组内：它的用户一直得到错误，直到有人把它摘除。',
    remedy: 'API：`option httpchk GET /healthcheck`。Galera：用单独端口上的代理询问 wsrep_local_state。',
  },
  BROKER_BALANCED: {
    title: '消息服务经过均衡器',
    means: '客户端认识各代理并会自行重连；均衡器只会切断空闲连接，并掩盖哪个成员死亡。',
    remedy: '请在 transport_url 中写全部代理，并删除该监听。',
  },
  STATS_EXPOSED: {
    title: '均衡器的统计向所有人开放',
    means: '能到达它的人都能看到云的每台主机和状态；若有 `stats admin`，还能摘除成员。',
    remedy: '请把它绑定到管理网络，并设置 `stats auth`。',
  },
  VIP_UNSERVED: {
    title: '客户端使用、却没有资源持有的地址',
    means: '只有手工添加时它才应答；下一次故障切换之后就没有主机持有它。',
    remedy: '请把它加入集群的地址（IPaddr2 或 virtual_ipaddress），或改正写有它的文件。',
  },
  VRID_COLLISION: {
    title: '同一网络上重复使用的虚拟路由器编号',
    means: '两个组互相听到对方的通告：地址消失，或被同时持有。',
    remedy: '请为同一网络的每个组设置各自的 virtual_router_id。',
  },
  VRRP_MEMBERS_DISAGREE: {
    title: '同一 VRRP 组的成员配置不同',
    means: '它们不接受彼此的通告，各自都会占用地址。',
    remedy: '请使全部成员的 virtual_router_id、advert_int、认证和地址相同。',
  },
  VRRP_UNWATCHED: {
    title: '其后的均衡器已死，地址仍然停留',
    means: '持有者什么也不应答却保留地址：云一直不可用，直到有人移走地址。',
    remedy: '请添加询问本机 HAProxy 的 vrrp_script，并写入 track_script。',
  },
  VRRP_WATCH_SHALLOW: {
    title: '均衡器的检查只看进程是否存在',
    means: '挂起的均衡器保留地址：云一直不可用，直到有人移走地址。',
    remedy: '请经由套接字或 HTTP 询问它，并设时间上限。',
  },
  VRRP_WEIGHT_TOO_SMALL: {
    title: '检查失败时优先级降低得不够',
    means: '持有者的检查失败，却仍高于其他成员：地址不会移动。',
    remedy: '请使权重大于优先级之差，或删除权重：那样失败即释放地址。',
  },
  VRRP_PREEMPTS: {
    title: '地址会自行移回',
    means: '故障主机返回时用户会被第二次中断，主机每次抖动都会如此。',
    remedy: '全部成员使用 `state BACKUP` 和 `nopreempt`。',
  },
  VRRP_ADVERT_ROUNDED: {
    title: '该版本的 VRRP 不支持的通告间隔',
    means: 'VRRP 2 以整秒计：故障切换比文件所写的更久。',
    remedy: '请设置 `vrrp_version 3`，或使用整秒。',
  },
  DETECTION_SLOW: {
    title: '死亡的成员察觉得晚',
    means: '在那之前，它那一份请求等待并失败：每次崩溃的中断就有那么长。',
    remedy: '请在实测延迟允许的范围内缩短该定时器。',
  },
};
