import type { Catalogue } from '../text.ts';

/** 相对于故障注入的时刻，如 +3.9 秒。 */
const after = (ms: number) => `${ms < 0 ? '−' : '+'}${Math.abs(ms / 1000).toFixed(1)} 秒`;

export const drill: Catalogue['drill'] = {
  summary: '有意制造故障，并给出结论',
  run: {
    summary: '在探测请求持续使用云的同时注入故障，并判定用户察觉到了什么',
    fault: '故障[@目标]，如 host-off@vip-holder；参见 `quorate drill list`',
    baseline: '注入故障之前，一切须保持正常的时长',
    runs: '存放演练记录的目录',
  },
  judge: {
    summary: '仅凭记录文件，对已结束的演练重新判定',
    directory: '由 `quorate drill run` 生成的目录',
  },
  list: {
    summary: '有哪些故障，各需要什么',
    faults: {
      'host-off': '主机瞬间断电；其电源开关仍然应答',
    },
    needs: { lab: '实验环境' },
    targets: '目标：',
    target: {
      'vip-holder': '注入故障时持有第一个虚拟地址的主机',
      'db-writer': '注入故障时数据库会话所到达的主机',
      host: '或者直接写云中某台主机的名字',
    },
    heading: '故障：',
    requires: (what) => `需要${what}`,
  },
  phases: {
    baseline: '基线：一切须正常',
    injecting: '注入故障',
    holding: '保持：由云自行恢复',
    recovering: '撤销故障',
    recovered: '等待一切恢复正常',
  },
  canaries: { 'sign-in': '登录', 'database-write': '数据库写入' },
  notes: {
    baselineWell: (requests) => `${requests} 个请求全部得到及时应答`,
    injected: (fault, host) => `对 ${host} 注入 ${fault}`,
    healed: (host) => `${host} 已通电`,
    wellAgain: '一切正常',
    notWell: (limit) => `${limit / 1000} 秒后仍未完全正常`,
    firstFailed: (canary, at) => `首次${canary}失败 ${after(at)}`,
    answersAgain: (canary, at) => `${canary}恢复应答 ${after(at)}`,
    fenced: (host, by, at) => `${host} 已被${by ? ` ${by} ` : ''}隔离 ${after(at)}`,
    holder: (address, host, at) => `地址 ${address} 位于 ${host} ${after(at)}`,
    members: (service, count, at) => `${service} ${count} ${after(at)}`,
    allWell: (at) => `未见异常 ${after(at)}`,
    kept: (directory) => `记录保存在 ${directory}`,
  },
  result: {
    outcome: { pass: '通过', fail: '未通过', unknown: '未知' },
    title: '演练',
    verdict: '结论',
    injected: '注入',
    fenced: '隔离',
    writes: '写入',
    checks: '检查',
    onHost: (fault, host) => `对 ${host} 注入 ${fault}`,
    noFault: '未注入任何故障',
    at: (time) => `于 ${time}`,
    firstFailed: (at) => `首次失败 ${after(at)}`,
    firstGood: (at) => `首次恢复应答 ${after(at)}`,
    neverAgain: '此后再无应答',
    settled: (at) => `${after(at)} 后一切如前`,
    longest: (ms) => `最长中断 ${(ms / 1000).toFixed(1)} 秒`,
    noInterruption: '未中断',
    requests: (requests, lost, delayed) => `${requests} 个请求中丢失 ${lost} 个，延迟 ${delayed} 个`,
    writesKept: (acknowledged, lost) => `已确认 ${acknowledged} 次，丢失 ${lost} 次`,
    fencedLine: (host, by, at, ms) =>
      `${host}${by ? `，由 ${by} 执行` : ''} ${after(at)}${ms === undefined ? '' : `，其电源开关用时 ${(ms / 1000).toFixed(1)} 秒`}`,
    nobody: '无',
    interrupted: (ms) => `中断 ${(ms / 1000).toFixed(1)} 秒`,
    objective: (ms) => `目标 ${ms / 1000} 秒`,
    margin: (ms) => (ms >= 0 ? `尚余 ${(ms / 1000).toFixed(1)} 秒` : `超出 ${(-ms / 1000).toFixed(1)} 秒`),
    apart: (fencing, rest) => `隔离 ${(fencing / 1000).toFixed(1)} 秒 + 其余 ${(rest / 1000).toFixed(1)} 秒`,
  },
};
