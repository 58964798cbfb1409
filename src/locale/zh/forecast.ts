import type { Catalogue } from '../text.ts';

const fixed = (value: number, digits: number) => value.toFixed(digits);
const length = (minutes: number) => {
  if (minutes >= 600) return `${fixed(minutes / 60, 0)} 小时`;
  if (minutes >= 0.95) return `${fixed(minutes, minutes < 9.95 ? 1 : 0)} 分钟`;
  return `${fixed(minutes * 60, minutes * 60 < 9.95 ? 1 : 0)} 秒`;
};

export const forecast: Catalogue['forecast'] = {
  help: {
    summary: '预测云一年的可用性、限制它的因素，以及怎样多得一个 9',
    seed: '模拟所用随机数的种子，一个整数',
    badSeed: (written) => `--seed ${written} 不是从 0 起的整数`,
    seedRule: '请写 0 到 9007199254740991 之间的整数。',
    runs: '演练目录：其中多少次自行恢复',
    measured: '改为给出云实际的可用性，依据 `quorate status` 所见',
    since: '与 --measured 一起使用，只看最近这段时间，例如 720h',
  },
  length,
  controlPlane: '控制面',
  heads: { availability: '可用性', nines: '几个 9', down: '每年停机', simulated: '模拟', objective: '目标' },
  plusMinus: (value, error) => `${value} ± ${error}`,
  kept: (objective) => `${objective} % 达到`,
  missed: (objective) => `${objective} % 达不到`,
  simulated: (years, seed) => `模拟：${years} 年，种子 ${seed}；± 为标准误差。`,
  exact: '可用性本身按指南中的模型精确计算。',
  bound: '结构过大，无法精确计算：只计入一处或两处同时失效。',
  why: '控制面每年停机的原因',
  rest: '其余各项',
  together: {
    undeclared: (kind) => `${kind}故障：没有声明，因此视为全部共用一个`,
    pairs: (one, other, count) =>
      count === 1 ? `${one}和${other}同时失效` : `${one}和${other}同时失效（这样的组合有 ${count} 个）`,
    more: '三处或更多同时失效',
  },
  causes: {
    'host-crash': '主机崩溃',
    'host-hardware': '主机硬件故障',
    link: '主机的一条链路',
    rack: '机架',
    power: '供电',
    switch: '交换机',
    cooling: '制冷',
    site: '站点',
    network: '网络',
    domain: '其他故障域',
    'bad-change': '错误的变更',
    'operator-error': '运维人员失误',
    'expired-certificate': '证书过期',
    'process-crash': '守护进程崩溃',
    'process-hang': '守护进程挂起',
    'false-alarm': '正常者被误判为失效',
  },
  failover: (cause) => `故障切换：${cause}`,
  ofService: (cause, service) => `${cause}（${service}）`,
  failoverFails: '未能自行成功的故障切换',
  unproven: '谁也无法证实已停机的失效主机',
  nobodyElse: (cause) => `没有替代者：${cause}`,
  failoverChance: (percent, prior, succeeded, failed) =>
    succeeded + failed === 0
      ? `故障切换有 ${fixed(percent, 1)} % 不能自行成功：这是假设，没有见到演练。`
      : `故障切换有 ${fixed(percent, 1)} % 不能自行成功：假设为 ${fixed(prior, 1)} %，而 ${succeeded + failed} 次演练中有 ${succeeded} 次自行恢复。`,
  instances: (percent, minutes, worst, causes) =>
    `单个实例：${percent} %，每年停机 ${length(minutes)}（最差的主机为 ${worst} %）：${causes}。没有任何机制把它移出失效的主机，因此无论控制面如何，它的可用性与所在主机相同，而且前提是它随主机一起重新启动。`,
  noInstances: '对单个实例没有结论：文件没有声明计算主机。',
  next: (nines, minutes) => `下一个 9：${nines} 个 9，每年 ${length(minutes)}`,
  buys: (changes, minutes) => `${changes}：每年剩余 ${length(minutes)}`,
  outOfReach: (minutes) => `这些都做不到，合在一起也不行：每年仍有 ${length(minutes)}，主要是：`,
  alone: '每项改变单独的价值',
  saves: (minutes) => (minutes < 0 ? `多出 ${length(-minutes)}` : `节省 ${length(minutes)}`),
  costs: { settings: '设置', cabling: '布线', hardware: '硬件', people: '人员' },
  changes: {
    'shorter-timers': '假设所允许的最短计时器',
    'second-feed': '每个控制节点两路供电',
    'second-switch': '每个控制节点两台交换机',
    'own-racks': '每个控制节点单独一个机架',
    'second-fencing': '以电源插座作为第二级隔离',
    'more-controllers': '再加两个控制节点，或加一个凑成奇数',
    drills: '一百次通过的演练',
    spares: '备件在手：4 小时内修好',
    'on-call': '运维人员用一半的时间处理',
    'staged-changes': '分阶段变更：出错减半',
    'four-eyes': '双人复核：失误减半',
  },
  and: ' + ',
  measured: {
    heads: {
      agreed: '可用性',
      availability: '含计划内',
      observed: '已观察',
      unknown: '未知',
      unplanned: '中断',
      longest: '最长',
      planned: '计划内',
    },
    outages: (count, all) => `${count} 次，${all}`,
    nothing: '一无所知：这段时间里没有 `quorate status` 从本机看过这个云。',
    explained:
      '可用性按服务等级协议计算：计划内停机（apply 执行期间）不计入，另列于旁。未知的时间既不算可用，也不算停机。',
  },
};
