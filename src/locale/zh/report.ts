import type { Catalogue } from '../text.ts';
import { drill } from './drill.ts';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} 秒`;
const moment = (ms: number, digits?: number) => {
  const seconds = Number((ms / 1000).toFixed(3));
  const shown = digits === undefined ? String(Math.abs(seconds)) : Math.abs(seconds).toFixed(digits);
  return Number(shown) === 0 ? `${shown} 秒` : `${seconds < 0 ? '−' : '+'}${shown} 秒`;
};
const actions: Record<string, string> = { off: '断电', on: '通电', reset: '重置', boot: '启动', reboot: '重启' };
const unseen = { look: '云的状况', fencing: '隔离记录', power: '电源开关的记录' };

export const report: Catalogue['report'] = {
  help: {
    summary: '全部演练共同证明了什么：每种故障，以及用户察觉到了什么',
    directory: '存放演练记录的目录',
  },
  moment,
  duration: seconds,
  short: (ms) => (ms < 1000 ? `${ms} 毫秒` : `${ms / 1000} 秒`),
  canary: (canary) => (drill.canaries as Record<string, string>)[canary] ?? canary,
  page: {
    eyebrow: (cloud) => `演练报告 · ${cloud}`,
    never: (fault) => `${fault}：没有注入`,
    footer: (version) => `由 Quorate ${version} 根据同一目录中的文件生成，可随时重新判定：`,
    zero: '时间从注入故障时算起。',
    zeroStart: '没有注入故障：时间从开始时算起。',
  },
  sections: {
    checks: '检查结果',
    objective: '最长中断与目标',
    closeUp: '从故障到一切如前',
    whole: '演练全程',
    canaries: '用户察觉到了什么',
    events: '事件经过',
    environment: '测量环境',
  },
  described: '本页的表格以文字给出同样的内容。',
  caption: (delayedOver) =>
    `每个请求画在其应发出的时刻。虚线：超过 ${delayedOver}的应答算作延迟。下方各行是每一两秒一次的查看所见。`,
  fates: { good: '及时应答', delayed: '延迟', lost: '丢失', interruption: '中断', fault: '从注入到撤销' },
  fault: { injected: '注入', took: '生效', healed: '撤销' },
  predicted: '细线：故障之前由设置得出的预测，从最好到最坏，标记为预期值。',
  lasted: (ms, fencing) => {
    if (ms === 0) return '未中断';
    return fencing === undefined
      ? seconds(ms)
      : `${seconds(ms)} = 隔离 ${seconds(fencing)} + 其余 ${seconds(ms - fencing)}`;
  },
  lanes: {
    phases: '阶段',
    phase: {
      planned: '计划',
      baseline: '基线',
      injecting: '注入',
      holding: '保持',
      recovering: '撤销',
      recovered: '恢复',
      judged: '判定',
    },
    faultLane: '故障',
    power: '电源开关',
    powered: (host, action, by) => `${host} ${actions[action] ?? action}${by === 'control' ? '，由演练执行' : ''}`,
    fencing: '隔离',
    fencedBy: (host, action, by, outcome) =>
      `${host} ${actions[action] ?? action}${by ? `，由 ${by} 执行` : ''}${outcome === 'failed' ? '，失败' : ''}`,
    address: (name) => `地址 ${name}`,
    writer: '数据库写入节点',
    onWire: (name) => `网络上的 ${name}`,
    acknowledges: '确认写入者',
    cloud: '整个云',
    unseenLane: '未能看到',
    unseen: (what, error) => `${unseen[what]}：${error}`,
    stalls: '探测进程停顿',
    stalled: (ms) => `停顿 ${seconds(ms)}`,
    interrupted: (ms) => `中断 ${seconds(ms)}`,
  },
  columns: {
    canary: '探测',
    requests: '请求',
    lost: '丢失',
    delayed: '延迟',
    firstFailed: '首次失败',
    firstGood: '首次恢复',
    longest: '最长中断',
    settled: '一切如前',
    latency: '时延 p50 / p95 / p99，毫秒',
    before: '故障前',
    during: '恢复期间',
    after: '此后',
    check: '检查项',
    reason: '理由',
    time: '时间',
    what: '对象',
    detail: '内容',
  },
  errors: (canary, list) => `${canary}丢失的请求：${list}`,
  more: (count) => `另有 ${count} 种`,
  environment: {
    cloud: '云',
    revision: '修订',
    quorate: 'Quorate 版本',
    class: '故障类别',
    started: '开始',
    ended: '结束',
    lab: '电源开关',
    labSettings: (latency, post) => `${seconds(latency)}后应答，开机自检 ${seconds(post)}`,
    objectives: '所要求的最长中断',
    dataLoss: '数据丢失',
    loss: { none: '不允许', tolerated: '容忍' },
    availability: '可用性',
    paces: '探测',
    pace: (canary, interval, timeout) => `${canary}每 ${interval} 毫秒一次，${seconds(timeout)}后放弃`,
  },
  proofs: {
    title: (cloud, runs, revision) => `${cloud}：${runs} 次演练，最新修订 ${revision}`,
    none: (directory) => `${directory} 中没有演练记录。`,
    fault: '故障',
    canary: '探测',
    runs: '次数',
    median: '中位数',
    worst: '最差',
    lost: '丢失',
    objective: '目标',
    newest: '最近',
    ago: (ago) => `${ago}前`,
    elsewhere: (runs, of) => (runs === of ? '在其他修订上测得' : `${of} 次中 ${runs} 次在其他修订上`),
    unread: '未计入：',
  },
  problems: { noDirectory: (directory) => `无法把 ${directory} 作为演练记录的目录来读取` },
};
