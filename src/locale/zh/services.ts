import type { Catalogue } from '../text.ts';

const alarms: Record<string, string> = { memory: '内存', disk: '磁盘' };

export const services: Catalogue['services'] = {
  silent: (daemon, host) => `${host} 上的 ${daemon} 没有应答`,
  addresses: {
    notHeld: (name, ip) => `${name}（${ip}）不在任何有应答的主机上`,
    heldTwice: (name, ip, hosts) => `${name}（${ip}）同时在 ${hosts.join(' 和 ')} 上`,
  },
  chrony: {
    unsynced: (host) => `${host} 的时钟没有跟随任何时间源`,
    skew: (first, last, seconds) => `${first} 与 ${last} 的时钟相差 ${seconds} 秒`,
    sourceless: (hosts) => `${hosts.join('、')} 收不到云外的任何时间源`,
  },
  corosync: {
    silent: (host) => `${host} 上的 corosync 没有应答`,
    noQuorum: (host, count, of) => `${host} 只看到 ${of} 个成员中的 ${count} 个，没有法定多数`,
    missing: (hosts, count, of) => `${hosts.join('、')} 只看到 ${of} 个成员中的 ${count} 个`,
  },
  galera: {
    state: (host, state) => `${host} 处于 ${state} 状态`,
    degraded: (count, of) => `${of} 个成员中有 ${count} 个在主分量中`,
    stuck: (host, seconds) => `${host} 等待一个锁已 ${seconds} 秒，整个集群的写入都在等它`,
    undecided: (hosts) => `${hosts.join('、')} 无法确知缺席的成员是否有更多数据`,
  },
  haproxy: {
    expiring: (host, ends) => `${host} 的证书将于 ${ends} 到期`,
    backendDown: (balancers, proxy) => `${balancers.join('、')} 上的负载均衡看不到 ${proxy} 的任何健康成员`,
    serverDown: (balancers, proxy, server) => `${balancers.join('、')} 上的负载均衡认为 ${server} 上的 ${proxy} 已失效`,
  },
  keepalived: {
    fault: (host) => `${host} 不可持有虚拟地址：它的 HAProxy 没有应答，或它听到的主机太少`,
  },
  keystone: {
    answers: (host, status) => `${host} 上的 keystone ${status === undefined ? '没有应答' : `应答 ${status}`}`,
    noAddress: '云没有供其服务使用的虚拟地址：缺少 `addresses`',
    credentialKeys: 'keystone 用它加密保存的内容（EC2 凭据、TOTP）必须先重新加密，而 Quorate 尚不支持',
  },
  nftables: {
    off: (host) => `${host} 对所有人开放：防火墙没有加载`,
    unconfirmed: (host) => `${host} 的防火墙规则正在试用`,
    source: (source) => `“${source}” 既不是 IPv4 地址，也不是 IPv4 网络`,
    sourceRule: '请写成 10.0.9.7 或 10.0.9.0/24 的形式。',
  },
  pacemaker: {
    alone: (host) => `${host} 上的 pacemaker 没有控制者（DC）`,
    resource: (id, state) => `${id} ${{ stopped: '已停止', failed: '已失败' }[state]}`,
  },
  rabbitmq: {
    waiting: (host) => `${host} 上的 rabbitmq 不接受客户端：正在启动，或在等待多数成员`,
    down: (host) => `${host} 上的 rabbitmq 没有运行`,
    alarm: (host, short) => `${host} 的${short.map((one) => alarms[one] ?? ` ${one} `).join('和')}不足，发送方被阻塞`,
    apart: (host, others) => `${host} 与 ${others.join('、')} 都在运行，但互相看不到`,
    notClustered: (host, cluster) => `${host} 不在 ${cluster.join('、')} 的集群中`,
    degraded: (count, of) => `${of} 个消息代理中有 ${count} 个在集群中`,
    cookie: 'cookie 不同的成员互相拒绝：必须让所有成员同时停止',
  },
};
