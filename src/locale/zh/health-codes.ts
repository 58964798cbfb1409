import type { HealthCode } from '../../util/health-codes.ts';

/** A code that is not here does not compile. */
export const healthCodes = {
  HOST_UNREACHABLE_NOW: {
    title: '主机没有应答 SSH',
    means: '它所持有的资源在其被隔离后迁移到其他主机；从这里看不到它还有什么在工作。',
    remedy: '请查看其控制台和电源状态；被隔离的主机会自行恢复。',
  },
  HOST_IN_MAINTENANCE: {
    title: '一台主机正在维护中',
    means: '它在云中的一切都已停止；其余主机继续服务，能承受的故障相应减少。',
    remedy: '维护完成后：`quorate maintain HOST --end`。',
  },
  MEMBER_DOWN: {
    title: '服务的一个成员没有运行',
    means: '客户端会被引向其他成员。只有一个成员都不剩，或不足多数时，用户才会察觉。',
    remedy: '请在主机上用 `systemctl status UNIT` 查看日志；`quorate apply` 会将其启动。',
  },
  COROSYNC_NO_QUORUM: {
    title: '集群分区没有法定多数',
    means: '该分区的主机会停止所有集群资源，包括虚拟地址：用户无法在此连接。',
    remedy: '请恢复足够多的主机；在此之前，只能有一个所有者的资源不会迁移。',
  },
  COROSYNC_MEMBER_MISSING: {
    title: '集群成员少于声明',
    means: '集群以多数继续工作，但可承受的故障相应减少。',
    remedy: '请查看主机是关机还是网络断开。',
  },
  PACEMAKER_RESOURCE_FAILED: {
    title: '集群资源已停止或失败',
    remedy: '请在任一控制节点上运行 `crm_mon -1rf` 查看。',
  },
  FENCING_UNAVAILABLE: {
    title: '隔离设备没有应答',
    means: '在该主机失效之前一切正常；一旦失效，其地址不会迁移，用户只能等待。',
    remedy: '没有它，失效的主机会一直占有其资源。请检查电源开关及其密码。',
  },
  ADDRESS_NOT_HELD: {
    title: '虚拟地址不在任何主机上',
    means: '经此地址访问的用户完全得不到应答。',
    remedy: '客户端无法连接。参见 PACEMAKER_RESOURCE_FAILED 和法定多数，或 KEEPALIVED_FAULT。',
  },
  ADDRESS_HELD_TWICE: {
    title: '虚拟地址同时在多台主机上',
    means: '部分用户会连到不应应答的主机：它可能已与集群隔断却未被隔离。',
    remedy: '请将其从集群未指明为持有者的主机上移除；使用 keepalived 时没有这样的指明：请在其中一台上重启它。',
  },
  GALERA_NOT_PRIMARY: {
    title: '数据库成员在主分区之外',
    means: '它拒绝读写，以免给出或接受多数成员不知道的数据。',
    remedy: '在重新见到多数之前，它拒绝执行 SQL。',
  },
  GALERA_STUCK: {
    title: '一个数据库成员阻挡了所有写入',
    means:
      '它收到了其他成员写入的全部内容，却无法应用：该主机上有会话持有一个锁而不释放。流量控制随即让所有成员停止写入。已登录者也许还能读取，但无人能登录或更改任何内容。',
    remedy:
      '在该主机上用 `mariadb -e "SHOW FULL PROCESSLIST"` 查看谁持有锁（mariadb-upgrade、LOCK TABLES、备份），并 KILL 该会话。或在该主机上执行 `systemctl kill --signal=KILL mariadb`：其他成员在几秒内继续，它会自行返回；正常停止则会等待那个会话。',
  },
  GALERA_UNDECIDED: {
    title: '整体断电之后，数据库在等待决定',
    means: '无法登录，也无法更改任何内容。缺席的成员可能确认过其他成员都没有的数据，因此其他成员不会撇开它启动。',
    remedy: '请恢复缺席的成员，则不丢失任何数据；或参见 `quorate recover`。',
  },
  GALERA_NOT_SYNCED: {
    title: '数据库成员尚未同步',
    means: '它刚刚返回，或正在帮助返回的成员：无人察觉，但此时若另一成员失效，它无法顶替。',
    remedy: '它会自行追上，在此之前不提供服务。',
  },
  GALERA_DEGRADED: {
    title: '数据库集群成员少于声明',
    means: '读写照常进行。',
    remedy: '现有成员继续工作；再失去一个可能停止写入。请恢复缺失的成员。',
  },
  RABBITMQ_NOT_CLUSTERED: {
    title: '一个消息代理不在其他代理的集群中',
    remedy: '它在初建或返回时自成一体。请在主机上查看 `rabbitmqctl cluster_status` 及其日志。',
  },
  RABBITMQ_PARTITIONED: {
    title: '运行中的消息代理互相不可见',
    means: '拥有多数的一侧为所有队列服务；另一侧不接受客户端。',
    remedy: '较小的一侧会暂停并自行返回。如果没有，请在其上重启 rabbitmq-server。',
  },
  RABBITMQ_ALARM: {
    title: '消息代理内存或磁盘不足，阻塞了发送者',
    means: '服务仍可读取消息，但要发送的都在等待：新建实例和卷会挂起。',
    remedy: '请查看哪个队列无人读取；腾出磁盘，或调高 services.rabbitmq.memory。',
  },
  RABBITMQ_DEGRADED: {
    title: '消息代理少于声明',
    remedy: '现有代理继续工作；再失去一个可能使所有队列停止。请恢复缺失的成员。',
  },
  CLOCK_UNSYNCED: {
    title: '主机时钟没有跟随任何时间源',
    remedy: '请在主机上查看 `chronyc sources`：控制节点需要时间源，其他主机需要控制节点。',
  },
  CLOCK_SKEW: {
    title: '两台主机的时钟相差超过 100 毫秒',
    means: '令牌会显得过期或尚未生效，两台主机的日志也无法按序排列。',
    remedy: '请在两台主机上查看 `chronyc tracking`：服务运行期间时钟逐渐调整，chrony 启动时一次调整到位。',
  },
  TIME_SOURCE_MISSING: {
    title: '控制节点收不到云外的时间源',
    remedy: '云内时间一致，但可能不准。请设置 services.chrony.sources，并放行 NTP（UDP 123）。',
  },
  HOST_TOO_SMALL: {
    title: '主机小于 OpenStack 高可用指南的最低要求',
    remedy: '控制节点：4 核、12 GB 内存、120 GB 磁盘、2 个网口。计算主机：8 核、12 GB、120 GB、2 个。试用则无妨。',
  },
  PLATFORM_DIFFERS: {
    title: '主机运行的系统与文件中的 platform 不同',
    remedy: '请安装所声明的版本，或在云文件中声明已安装的版本：`platform`。',
  },
  NETWORK_SLOW: {
    title: '两台主机之间往返超过 2 毫秒，或时延抖动达到该值',
    remedy: '定时器按同一站点选定：成员关系和每次提交都要等最慢的一对。请检查其间的交换机，以及占用线路的其他流量。',
  },
  NETWORK_CUT: {
    title: '主机在文件声明的某个网络上收不到另一台的应答',
    remedy: '请核对两端的地址、VLAN 和线缆；须放行 ping，包括自己的防火墙。',
  },
  KEEPALIVED_FAULT: {
    title: '一台主机不可持有虚拟地址',
    means: '只要另有主机可以持有，用户就不受影响；但地址可去之处少了一个。',
    remedy: '它的 HAProxy 没有应答，或它听到的其他主机太少：请用 `journalctl -u keepalived` 查看其日志。',
  },
  ADDRESS_IN_USE: {
    title: '不属于云的设备占用了虚拟地址',
    remedy: '请按硬件地址找到它，并给其中一方换一个地址。',
  },
  DISK_SLOW: {
    title: '数据库所在的磁盘写入落盘超过 10 毫秒',
    remedy: '每次提交在每个成员上都要等待它。请使用有断电保护的 SSD，或带电池的控制器。',
  },
  FENCING_ABSENT: {
    title: '控制节点没有能将其关机的电源开关',
    remedy: '请声明 `bmc` 和 `fence`：失效主机占有的资源，只有证实其已停机后才会迁移。',
  },
  FENCING_UNPROVEN: {
    title: '没有向电源开关核实过密码是否有效',
    remedy: '请在控制节点上安装对应的隔离代理，或运行 `quorate apply`，然后再次查看。',
  },
  FENCING_FAILED: {
    title: '电源开关没能将主机关机并开机',
    remedy: '没有它，失效的主机会一直占有其资源。请检查电源开关、其固件和用户权限。',
  },
  TLS_OFF: {
    title: '主机之间以及到用户的流量没有加密',
    remedy: '请从云文件中删除 `tls: off`，否则须接受密码以明文传输。',
  },
  LOOK_INCOMPLETE: {
    title: '有内容无法查看：可能正常，也可能不正常',
    remedy: '请在主机上安装所缺的内容，然后再次查看。',
  },
  FIREWALL_OFF: {
    title: '已选用防火墙，但主机上没有加载',
    remedy:
      '有人清空了规则，或试行的新规则没有得到确认。在主机上运行 `systemctl restart quorate-firewall` 加载已确认的规则；`quorate apply` 会再次试行新规则。',
  },
  FIREWALL_UNCONFIRMED: {
    title: '防火墙规则正在试行：一分钟内得到确认，否则恢复原规则',
    remedy: '请等待加载它的 `quorate apply`；如果没有在运行，请再次运行。',
  },
  CERTIFICATE_EXPIRING: {
    title: '主机的证书即将到期',
    remedy: '请运行 `quorate apply`：它会更新剩余不足 30 天的证书。',
  },
  HAPROXY_BACKEND_DOWN: {
    title: '负载均衡看不到某服务的健康成员',
    means: '该服务的用户立即收到错误。',
    remedy: '请查看该服务的成员。',
  },
  HAPROXY_SERVER_DOWN: {
    title: '负载均衡认为某服务的一个成员已失效',
    means: '客户端会被引向其他成员。',
    remedy: '请查看该成员。',
  },
} as const satisfies Record<HealthCode, { readonly title: string; readonly means?: string; readonly remedy: string }>;
