export const configurationCluster = {
  QUORUM_IGNORED: {
    title: '集群在没有法定人数时继续运行',
    means: '网络分裂时每一部分都会启动全部资源：一个地址出现在两台主机上，一块磁盘被两边写入。',
    remedy: '请设置 no-quorum-policy=stop（或 freeze）；两个节点应改用 `two_node: 1` 和隔离。',
  },
  QUORUM_PROVIDER_MISSING: {
    title: 'Corosync 没有法定人数提供者',
    means: 'Corosync 从不说明谁拥有多数，Pacemaker 因此认为分裂的每一部分都有，或都没有。',
    remedy: '请添加 `quorum { provider: corosync_votequorum }`。',
  },
  EXPECTED_VOTES_WRONG: {
    title: '期望的票数与实际票数不符',
    means: '法定人数按错误的数目计算：太少则分裂的两边都继续，太多则都不继续。',
    remedy: '有 nodelist 时请删除 expected_votes，否则使它等于节点数。',
  },
  TWO_NODE_MISUSED: {
    title: '集群不是两个节点却设置了 two_node',
    means: '单个节点就有法定人数：三节点集群分裂时一切都会运行多份。',
    remedy: '请删除 `two_node`。',
  },
  TWO_NODE_UNFENCED: {
    title: '两个节点而没有隔离',
    means: '两者之间的线路中断时，各自认为对方已死并接管：地址和数据有了两个所有者。',
    remedy: '请配置隔离并为一方设置延迟，或增加第三票（仲裁设备）。',
  },
  MEMBERS_EVEN: {
    title: '票数为偶数',
    means: '对半分裂会使两半都停止，最后增加的成员没有带来任何容错。',
    remedy: '请增加或移除一个成员，或增加一个不持有数据的票：仲裁设备、garbd。',
  },
  FENCING_DISABLED: {
    title: '隔离已关闭',
    means: '挂起或被切断的主机在他人接管时仍持有资源：两个写入者，互相矛盾的数据。',
    remedy: '请为每台主机配置隔离设备并试用，然后设置 stonith-enabled=true。',
  },
  FENCING_MISSING: {
    title: '隔离已开启，却没有隔离设备',
    means: 'Pacemaker 什么也不启动，或在故障后什么也不接管：它永远等待主机已关闭的证明。',
    remedy: '请为每台主机配置隔离设备。',
  },
  FENCING_RACE: {
    title: '两个节点可能互相关闭对方',
    means: '仅仅两者之间的线路中断时，双方同时隔离对方：两台都关闭，云也随之不可用。',
    remedy: '请为其中一个设备设置 `pcmk_delay_base=5s`，或设置 priority-fencing-delay。',
  },
  RING_PLAIN: {
    title: '集群环既未加密也未认证',
    means: '能到达该网络的人可以加入集群、停止其资源、隔离其主机。',
    remedy: '请设置 crypto_cipher: aes256 和 crypto_hash: sha256，并让每个节点使用同一个 authkey。',
  },
  RING_SINGLE_LINK: {
    title: '集群环只有一个网络',
    means: '由一台交换机或一根线缆决定谁还活着：它失效时，没有问题的主机也会被隔离。',
    remedy: '请经由另外的线缆增加第二条链路：为每个节点设置 ring1_addr。',
  },
  MAINTENANCE_LEFT_ON: {
    title: '集群没有管理它的资源',
    means: '什么都不会被启动、监控或迁移：下一个故障会一直持续到有人察觉。',
    remedy: '请结束维护：`crm configure property maintenance-mode=false`，并重新管理该资源。',
  },
  CONSTRAINT_LEFT_BEHIND: {
    title: '手工迁移从未撤销',
    means: '资源被永久绑定到某台主机，或被禁止在某台主机上运行：故障切换不会按设计进行。',
    remedy: '请移除它：`crm resource clear RESOURCE`。',
  },
  RESOURCE_UNMONITORED: {
    title: '无人监控的资源',
    means: '它死亡时集群仍认为它在运行：用户要等到有人去看。',
    remedy: '请为它设置 `op monitor interval=10s timeout=20s`。',
  },
  RESOURCE_UNORDERED: {
    title: 'DRBD 上的文件系统没有与 DRBD 绑定',
    means: '故障切换后，它会在磁盘就绪之前挂载，或在没有磁盘的主机上挂载：服务起不来。',
    remedy: '请添加顺序约束（先提升磁盘，再启动）以及与主角色的同位约束。',
  },
  FAILURES_NEVER_EXPIRE: {
    title: '使资源迁走的失败永不被忘记',
    means: '相隔数月的失败会累计：最终没有主机可以运行该资源，它一直停止。',
    remedy: '请在 migration-threshold 旁设置 failure-timeout。',
  },
  FAILURE_RECHECKED_LATE: {
    title: '失败过期早于集群的检查',
    means: '失败的资源要到下一次复查才会重试：它停止的时间长于 failure-timeout 所说。',
    remedy: '请把 cluster-recheck-interval 设为小于 failure-timeout，例如 60s。',
  },
  STICKINESS_MISSING: {
    title: '资源会自行迁回',
    means: '故障主机返回时用户会被第二次中断，主机每次抖动都会如此。',
    remedy: '请在 rsc_defaults 中设置 resource-stickiness。',
  },
  DRBD_ASYNCHRONOUS: {
    title: '在确认写入之后才复制的磁盘',
    means: '主节点死亡时，已告知用户保存成功的内容会丢失。',
    remedy: '请设置 `protocol C`。',
  },
  DRBD_UNFENCED: {
    title: '复制中断时不隔离',
    means: '复制中断后若发生接管，过期的副本会成为正本：中断之后的写入丢失。',
    remedy: '请设置 `fencing resource-and-stonith` 以及 fence-peer 和 unfence-peer 处理程序。',
  },
  DRBD_DISCARDS_DATA: {
    title: '以丢弃数据来解决脑裂',
    means: '分裂之后，一方期间接受的内容会被悄然删除。',
    remedy: '请把 after-sb-1pri 和 after-sb-2pri 设为 disconnect，由人来选择；并以隔离防止分裂。',
  },
  DRBD_TWO_PRIMARIES: {
    title: '两台主机可同时写入的磁盘',
    means: '同时挂载在两边的普通文件系统会被毁坏。',
    remedy: '请删除 allow-two-primaries，除非其上是集群文件系统且隔离有效。',
  },
  DRBD_FLUSHES_OFF: {
    title: '在磁盘落盘之前确认写入',
    means: '断电会带走已确认的内容；若两边共用市电，则两边都会丢失。',
    remedy: '请删除 no-disk-flushes、no-md-flushes 等，除非每个控制器的缓存都有电池。',
  },
};
