import type { Catalogue } from '../text.ts';

const failures: Readonly<Record<string, (name: string) => string>> = {
  host: (name) => `${name} 失效`,
  rack: (name) => `机架 ${name} 断电`,
  power: (name) => `供电 ${name} 故障`,
  switch: (name) => `交换机 ${name} 故障`,
  cooling: (name) => `制冷 ${name} 故障`,
  site: (name) => `失去站点 ${name}`,
  network: (name) => `网络 ${name} 故障`,
};
const kinds: Readonly<Record<string, string>> = {
  host: '主机',
  rack: '机架',
  power: '供电',
  switch: '交换机',
  cooling: '制冷',
  site: '站点',
  network: '网络',
};

export const analysis: Catalogue['analysis'] = {
  check: {
    summary: '在建设之前，找出会使所声明的云停止的问题',
    strict: '有警告时以 2 退出',
    graph: '把依赖关系、故障域和会使其停止的部分画入此文件（SVG）',
  },
  findings: {
    remedy: '处理',
    accepted: (because, until) => (until === undefined ? `已接受：${because}` : `已接受，至 ${until}：${because}`),
    expired: (until, because) => `接受已于 ${until} 到期：${because}`,
    none: (about) => `${about}：没有发现问题。`,
    total: (about, found) => `${about}：${found.join('，')}。`,
    counts: {
      error: (count) => `${count} 个错误`,
      warning: (count) => `${count} 个警告`,
      advice: (count) => `${count} 条建议`,
      accepted: (count) => `${count} 项已接受`,
    },
    explain: '查看代码的含义和处理办法：quorate explain CODE',
  },
  failure: (kind, name) => failures[kind]?.(name) ?? `${kind} ${name} 失效`,
  kind: (kind) => kinds[kind] ?? `${kind} 类故障域`,
  element: (kind, name) => (kind === 'host' ? `主机 ${name}` : `${kinds[kind] ?? `${kind} 类故障域`} ${name}`),
  both: (one, other) => `${one}，同时${other}`,
  andOneOf: (failure, others) => `${failure}，同时${others} 之一失效`,
  stops: (failure, capabilities, why) => `如果${spaced(failure)}，${capabilities.join('、')} 会停止，直到恢复：${why}`,
  stopsTogether: (failure, capabilities, why) =>
    `如果${spaced(failure)}，${capabilities.join('、')} 会停止，尽管成员足以承受任意两处失效：${why}`,
  keeps: (services, left, of, need) => `${services.join('、')} 的 ${of} 个成员剩 ${left} 个，需要 ${need} 个`,
  unfenced: (failure, hosts, capabilities) =>
    `如果${spaced(failure)}，而地址在 ${hosts} 上，${capabilities.join('、')} 会停止，直到恢复或您确认它已停机：谁也无法证实`,
  dies: (host) => `如果 ${host} 断电，它的电源开关也随之断电，谁也无法证实它已停机`,
  onCutNetwork: (host, network) => `${host} 的电源开关位于 ${network}，成员也通过该网络互相了解`,
  oneNetwork: (network) => `如果网络 ${network} 故障，修复之前谁也无法被隔离`,
  alone: (host) => `${host} 是唯一的成员：没有其他主机可以隔离它`,
  ofTwo: (services) => `${services}：两个成员，没有第三个来决出多数`,
  even: (services, count, fewer) => `${services}：${count} 个成员能承受的失效并不比 ${fewer} 个多`,
  arbiter: (host) => `${host} 是仲裁节点，而没有服务询问它`,
  oneLink: (service, network) => `${service} 的成员只通过 ${network} 互相了解`,
  noAddress: '没有虚拟地址：只知道某个控制节点自己地址的一方找不到其他控制节点',
  apart: (networks) => `没有控制节点同时具备 ${networks} 上的地址`,
  unproven: '虚拟地址会迁移到收不到其持有者消息的主机，而没有证实持有者已停机',
  undeclared: (list) => `没有写明控制节点共用什么：${list}`,
  partly: (host, kind) => `${host} 没有写明${spaced(kind)}，其他主机写明了`.replace('  ', ' '),
  connections: (demand, supply, by) => `服务可能同时打开 ${demand} 个连接，而 ${by} 只接受 ${supply} 个`,
  absence: (service, kept, away) =>
    `${service} 为离开的成员保留 ${kept.toFixed()} 秒的写入，而主机启动可能要 ${away.toFixed()} 秒`,
  computes: (failure, left, of) => `如果${spaced(failure)}，${of} 台计算主机剩 ${left} 台承载全部实例`,
  size: {
    small: (host, short) => `${host} 只有 ${short.join('、')}`,
    short: (has, least) => `${has}（至少 ${least}）`,
    cores: (count) => `${count} 核`,
    memory: (bytes) => `${bytes / 1e9} GB 内存`,
    disk: (bytes) => `${bytes / 1e9} GB 磁盘`,
    nics: (count) => `${count} 个网络接口`,
  },
  outside: {
    dns: (name) => `如果 ${name} 失效，所有主机都无法解析域名：没有其他服务器替代它`,
    mail: (name) => `如果 ${name} 失效，任何告警都无法通过邮件送达：没有其他服务器替代它`,
    storage: (name) => `如果 ${name} 失效，其上的镜像和卷对所有主机都不可用：没有其他系统替代它`,
  },
  timeSources: (sources) => `所有时钟都跟随 ${sources}：太少，无法识别错误的时间源`,
  backup: (service) => `没有写明 ${service} 的数据副本在哪里`,
  dataLoss: '即使丢失已确认的写入，演练也会通过',
  plain: 'tls 已关闭：密码、令牌和数据以明文传输',
  open: (ports, network) => `${network} 上的任何人都能连接仅供成员使用的端口：${ports}`,
  unused: (code, at) => (at === undefined ? `没有发现 ${code}` : `在 ${at} 没有发现 ${code}`),
  survives: {
    bears: '按多数决定的组能承受什么',
    stops: '什么会使能力停止',
    nothing: '不能失去任何一处',
    loss: (what) => `失去${what.join('，或')}`,
    one: (kind) => `任意一个${spaced(kind)}`,
    two: (kind) => `任意两个${spaced(kind)}`,
    anyTwo: (of) => `${of} 中任意两个`,
    more: (count) => `另有 ${count} 对`,
  },
  picture: {
    subtitle: '依赖关系，以及会使其停止的部分',
    needs: (need, of) => `需要 ${need} / ${of}`,
    fencing: '隔离',
    noFence: '无',
    others: (count, role) => `${role} 共 ${count} 台`,
    alone: '单独失效即可使某项停止',
    together: '与另一处同时失效会使某项停止',
    able: '成员',
    unable: '在该处无法工作的成员',
    stops: '什么会使什么停止',
    nothing: '任何一处或两处失效都不会。',
    more: (count) => `另有 ${count} 项`,
    written: (path) => `已画入：${path}`,
  },
};

/** A name within a sentence: Latin words keep a blank to their Chinese neighbours. */
function spaced(words: string): string {
  return /^[\x20-\x7e]/.test(words) ? ` ${words}` : words;
}
