import type { Catalogue } from '../text.ts';

const number = (ms: number) => Number((ms / 1000).toFixed(1));
const seconds = (ms: number) => (ms < 1000 ? `${Math.round(ms)} 毫秒` : `${number(ms)} 秒`);
/** As few digits as tell it. */
const few = (value: number) => (value < 10 ? value.toFixed(value < 1 ? 2 : 1) : value.toFixed(0));
const between = (best: number, worst: number) => {
  if (best === worst) return seconds(worst);
  if (worst < 1000) return `${Math.round(best)}–${Math.round(worst)} 毫秒`;
  return `${Number((best / 1000).toFixed(1))}–${Number((worst / 1000).toFixed(1))} 秒`;
};

export const timing: Catalogue['timing'] = {
  help: {
    summary: '某个故障会让用户察觉什么、多久、由哪个设置决定；不给出故障则列出全部',
    fault: 'FAULT[@TARGET]，如 host-off@vip-holder；见 `quorate drill list`',
    runs: '演练目录，用于在预测旁边显示实测',
    rehearsal: '按预演计算，使用实验环境的电源开关',
  },
  clients: {
    summary: '使用控制平面的程序（nova、neutron、cinder 及其他）应如何设置，才能挺过控制平面的故障切换',
    why: (longest: number) => `\
此控制平面能自行恢复的中断最坏持续 ${seconds(longest)}（quorate what-if）。
按这些设置，没有程序会在此之前放弃，也没有代理会因此被当作已死。`,
    any: '所有程序',
    of: (program: string) => `${program}，另加`,
  },
  between,
  kinds: { detect: '察觉', decide: '决定', fence: '隔离', 'take-over': '接管', reconnect: '重连' },
  stages: {
    token: '没有等到它的令牌',
    consensus: '其余成员一致认为它已离开',
    transition: '控制者决定由谁接管',
    'transition-dc': '选出另一个控制者，并决定由谁接管',
    'power-off': '由它的电源开关证明它已关机',
    'bmc-given-up': '它的电源开关也断电了，放弃该级别',
    'outlets-off': '关闭并重新打开它的插座',
    'address-start': '另一台主机接管地址并宣告',
    'address-looked-for': '检查地址是否还在',
    'address-restored': '持有者发现地址丢失，与其他成员一起等待通告',
    'handed-over': '它有序地交出',
    'adverts-missed': '没有等到它的通告',
    'hears-too-few': '它发现听到的成员太少',
    'balancer-asked': '询问它的负载均衡器，没有应答',
    watchdog: 'systemd 结束挂起的进程，并移除其地址',
    announced: '另一台主机接管地址并宣告',
    'balancer-restarts': 'systemd 重新启动负载均衡器',
    'writer-down': '负载均衡器发现数据库成员没有应答',
    'writer-gone': '负载均衡器发现数据库成员已离开',
    'writer-hangs': '负载均衡器放弃询问该数据库成员',
    'others-answer': '其他成员应答，若干请求中有一个要等待',
    'member-suspected': '数据库怀疑该成员',
    'member-left': '数据库成员告别离开',
    'group-agrees': '其余数据库成员一致同意不再等它',
    'leader-suspected': '队列的领导者被怀疑',
    'leader-gone': '队列的领导者已离开',
    'leader-elected': '队列选出新的领导者',
    'broker-silent': '客户端放弃没有应答的消息代理',
    'broker-connects': '客户端连接到另一个消息代理',
    'cache-given-up': '等待一次缓存成员',
    'member-restarts': '它重新启动',
    'host-boots': '上电自检和启动',
    'database-begins': '数据库重新开始',
    'cluster-begins': '集群等待成员，然后决定',
    'clients-return': '等待者得到第一个正常应答',
  },
  assumptions: {
    latency: '延迟',
    'disk-sync': '磁盘同步',
    stall: '繁忙主机的停顿',
    fencing: '隔离',
    outlet: '插座',
    'fence-agent': '隔离代理',
    election: '选举',
    transition: '状态转换',
    'resource-start': '资源启动',
    announce: '宣告',
    'queue-election': '队列选举',
    'hand-over': '交接',
    reconnect: '重连',
    post: '自检',
    boot: '启动',
    'cold-start': '冷启动',
  },
  never: {
    'no-other': '没有其他成员可以顶替',
    'no-majority': '剩下的成员不足多数',
    'not-fenced': '无法证明该主机已关机：它没有隔离手段',
    'switch-dead': '无法证明该主机已关机：它的电源开关一同断电，且没有第二级隔离',
    'disk-alarm': '一个消息代理的磁盘写满，会让所有代理的发布者停下',
  },
  promises: {
    met: '最坏情况下也能兑现',
    mostly: '通常能兑现，最坏情况下不能',
    missed: '不能兑现',
    never: '不会自行恢复',
    none: '没有目标',
  },
  classes: { host: '主机', process: '进程', network: '网络', 'total-outage': '全部停机' },
  fault: '故障',
  objective: '目标',
  title: (fault, name, objective) =>
    `${fault}（类别 ${name}${objective === undefined ? '，没有目标' : `，目标 ${seconds(objective)}`}）`,
  unnoticed: '没有中断',
  length: (best, expected, worst) => `${number(best)} · ${number(expected)} · ${number(worst)} 秒`,
  lengths: '最好 · 预期 · 最坏',
  endless: (why) => `不会恢复：${why}`,
  end: '不会恢复',
  cells: '秒：预期 / 最坏 [实测中位数]：✓ 最坏情况下也能兑现，◐ 通常能兑现，✗ 不能兑现。',
  eats: (stage, ms, share) => `占用最多：${stage}（最长 ${seconds(ms)}，占最坏情况的 ${share} %）`,
  scale: (ms) => seconds(ms),
  legend: '察觉 ▒ · 决定 ░ · 隔离 █ · 接管 ▓ · 重连 ▪ · 直到最坏情况 ┄ · 目标 ╎',
  atShortest: (best, expected, worst, alarms) =>
    `采用假设所允许的最短定时器：${number(best)} · ${number(expected)} · ${number(worst)} 秒，代价是每年误报 ${alarms}`,
  alarm: (who, shortest, now) => `由 ${few(now)} 增至 ${few(shortest)}（${who}）`,
  measured: (runs, median, worst) =>
    `实测：${runs} 次运行，中位数 ${(median / 1000).toFixed(1)} 秒，最差 ${(worst / 1000).toFixed(1)} 秒`,
  outside: '比预测更长：两者之一有误',
  elsewhere: (runs, of) => `${of} 次中有 ${runs} 次是在其他修订上`,
  inFile: (written, file) => `${written}（${file}）`,
  ofTimer: (timer, ms) => `${timer} ${seconds(ms)}`,
  assumed: (name, length) => `${name} ${length}（假设）`,
  changed: '因目标或假设而与通常不同的定时器：',
  change: (timer, usual, now) => `${timer}  ${seconds(usual)} → ${seconds(now)}`,
  alarms: (who, now, usual) => `每年误报（估计）：${who} ${few(now)}（通常的定时器：${few(usual)}）`,
  more: '查看某个故障的各阶段，以及决定它们的设置：quorate what-if FAULT',
  impossible: (name, objective, fault) =>
    `objectives.interruption.${name}：发生 ${fault} 时无法兑现 ${seconds(objective)}`,
  shortest: (capability, best, expected, worst, stage, ms) =>
    `即使采用假设所允许的最短定时器，${capability} 通常也要 ${seconds(expected)}（${seconds(best)} 到 ${seconds(worst)}）；占用最多：${stage}，${seconds(ms)}`,
  endlessly: (capability, why) => `${capability} 不会自行恢复：${why}`,
  wayOut: (possible) => `请承诺 ${seconds(possible)} 或更长，或缩短占用最多的阶段，或更正对它的假设。`,
  findings: {
    order: {
      consensus: 'Corosync 的 consensus 不足 token 的 1.2 倍',
      'balancer-first': '负载均衡器摘除没有应答的数据库成员晚于集群对它的怀疑',
      'asked-often': '数据库成员还没被询问三次就被怀疑',
      'suspected-first': '数据库成员在被怀疑之前就未经一致同意而被移除',
      'joins-repeated': '丢失的消息尚未重发，数据库成员的加入就被放弃',
      'installs-in-time': '数据库等待新成员组的时间比等待静默成员的时间更长，Galera 会拒绝以此启动',
      'client-outlives': '故障切换尚未结束，数据库客户端就已放弃',
      'queue-refuses': '等待接口线程的客户端在负载均衡器拒绝之前就放弃了',
      'answer-outlives': '数据库客户端结束失效会话之前，负载均衡器就放弃了应答',
      recycled: '客户端更换空闲的数据库连接之前，负载均衡器就断开了它们',
      'api-out': '挂起的 API 超过 10 秒才被摘除',
      'connected-first': '负载均衡器尝试另一个成员之前，数据库客户端就放弃了连接',
      'watchdog-waits': 'keepalived 只是在等待，却被当作挂起而结束',
      'queue-first': '队列迁移之前客户端就放弃了消息代理，或者客户端察觉之前消息代理就被移除',
      'cache-first': '等待缓存的 API 通不过负载均衡器的检查',
    },
    contradicts: (rule, timers) => `${rule}（${timers}）`,
    patient: (limit, needed) =>
      `隔离设备在 ${seconds(limit)} 后被放弃，而它可能需要 ${seconds(needed)}：正在关机的主机会被当作没有隔离`,
    unreachable: (name, objective, fault, capability, shortest) =>
      `发生 ${fault} 时，即使采用最短的定时器，${capability} 通常也要 ${seconds(shortest)}；objectives.interruption.${name} 要求 ${seconds(objective)}`,
    atWorst: (name, objective, fault, capability, worst, stage) =>
      `发生 ${fault} 时，${capability} 最长可能要 ${seconds(worst)}；objectives.interruption.${name} 要求 ${seconds(objective)}。占用最多：${stage}`,
  },
};
