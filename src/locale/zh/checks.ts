import type { Catalogue } from '../text.ts';
import { drill } from './drill.ts';

const ms = (value: number) => `${Math.round(value)} 毫秒`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} 秒`;
/** As in all else that a drill says; one that is new is said by its name. */
const named = (canary: string) => (drill.canaries as Record<string, string>)[canary] ?? ` ${canary} `;
const unseen = { look: '云的状况', fencing: '隔离记录', power: '电源开关的记录' };

export const checks: Catalogue['checks'] = {
  noFault: '故障没有注入',
  complete: {
    interrupted: '演练被中断',
    baseline: (why) => `基线不正常：${why}`,
    noEffect: (fault) => `没有看到 ${fault} 生效`,
    well: '各阶段均已完成',
    noEnd: '探测进程没有正常结束：其记录可能不完整',
    gaps: (missing, canary) => `记录中缺少${named(canary)}的 ${missing} 个应答`,
    nothingBefore: (canary) => `${named(canary)}在故障之前没有任何记录`,
    nothingAfter: (canary) => `${named(canary)}在故障之后没有任何记录`,
  },
  baseline: (requests) => `故障之前 ${requests} 个请求均得到及时应答`,
  fenced: {
    unlooked: '故障之前没有查看过',
    nothingHeld: (host) => `${host} 没有持有地址：无需接管`,
    notTaken: '没有看到其他主机接管',
    unseen: (what, error) => `看不到${unseen[what]}：${error}`,
    never: (held, host) => `${held.join('、')} 已迁移，而 ${host} 始终没有被隔离`,
    before: (held, host, lead) => `${host} 关机 ${seconds(lead)}之后，才看到其他主机持有 ${held.join('、')}`,
    after: (held, host, late) => `在 ${host} 关机之前 ${seconds(late)}，已看到 ${held.join('、')} 在其他主机上`,
  },
  healed: {
    not: '故障没有撤销',
    notAwaited: '没有等到一切恢复正常',
    lookFailed: (error) => `最后一次查看失败：${error}`,
    unlooked: '没有查看过',
    amiss: (conditions) =>
      `结束时仍有异常：${conditions.map(({ code, host }) => (host ? `${host} 上的 ${code}` : code)).join('、')}`,
    well: '最后一次查看未见异常，探测请求正常',
    bad: (requests, first) => `结束时有 ${requests} 个请求失败，首先是 ${first}`,
  },
  interruption: {
    noObjective: (fault) => `云没有为 ${fault} 类故障设定目标`,
    none: (objective) => `没有中断，目标 ${seconds(objective)}`,
    length: (canary, length, objective) => `${named(canary)}中断 ${seconds(length)}，目标 ${seconds(objective)}`,
    notAgain: (said) => `${said}，此后再无应答`,
    soFar: (said) => `${said}，记录到此为止`,
    stalled: (said, ms) => `${said}，但其中 ${seconds(ms)}是探测进程所在机器停顿`,
  },
  owner: {
    unlooked: '故障之后没有查看过',
    twice: (name, hosts) => `${name} 同时在 ${hosts.join(' 和 ')} 上`,
    twoLooks: (said) => `${said}，连续两次查看均如此`,
    oneLook: (said) => `${said}，只在一次查看中：可能正在迁移`,
    blind: (ms) => `有 ${seconds(ms)}没有查看`,
    well: (looks, apart) => `${looks} 次查看中始终只有一个持有者，两次查看最多相隔 ${seconds(apart)}`,
  },
  arp: {
    unseen: (error) => `没有询问到最后：${error}`,
    nothingBefore: '故障之前没有主机应答该地址',
    nothingAfter: '故障之后没有主机应答该地址',
    both: (hosts) => `${hosts.join(' 和 ')} 都作了应答`,
    inTurns: (said) => `${said}，在一秒内交替出现`,
    once: (said) => `${said}，针对同一次询问：可能正在迁移`,
    stalled: (said, ms) => `${said}，但其中 ${seconds(ms)}是探测进程所在机器停顿`,
    well: (hosts, silent) =>
      `始终只有一个持有者：${hosts.join('，然后 ')}${silent > 0 ? `；${seconds(silent)}内无人应答` : ''}`,
  },
  performance: {
    noBaseline: (canary) => `${named(canary)}在故障之前没有可比较的应答`,
    tooShort: (canary) => `${named(canary)}的记录太短，或探测进程所在机器停顿太多`,
    never: (canary, baseline, limit) =>
      `${named(canary)}没有恢复到之前的速度：95% 的应答未能再次在 ${ms(limit)}以内，故障之前为 ${ms(baseline)}`,
    back: (canary, at, baseline, limit) =>
      `${named(canary)}在 ${seconds(at)}后恢复到之前的速度：95% 在 ${ms(limit)}以内，故障之前为 ${ms(baseline)}`,
    always: (canary, baseline, limit) =>
      `${named(canary)}始终保持之前的速度：95% 在 ${ms(limit)}以内，故障之前为 ${ms(baseline)}`,
  },
  writers: {
    untold: '应答没有说明由谁写入',
    both: (servers, within) => `${servers.join(' 和 ')} 都确认了写入，在 ${ms(within)}内交替出现`,
    well: (servers, handOvers) => `始终只有一个写入者：${servers.join('、')}；交接 ${handOvers} 次`,
  },
  messages: {
    kept: (confirmed, repeated) => `已确认的 ${confirmed} 条消息没有丢失，${repeated} 条重复送达`,
    lost: (lost, confirmed) => `已确认的 ${confirmed} 条消息中丢失 ${lost} 条`,
    tolerated: (said) => `${said}；此云容忍数据丢失`,
    notRead: '没有清空队列',
    unreadable: (error) => `无法清空队列：${error}`,
  },
  writes: {
    kept: (acknowledged) => `已确认的 ${acknowledged} 次写入没有丢失`,
    lost: (lost, acknowledged) => `已确认的 ${acknowledged} 次写入中丢失 ${lost} 次`,
    tolerated: (said) => `${said}；此云容忍数据丢失`,
    notRead: '没有回读写入的内容',
    unreadable: (error) => `无法回读写入的内容：${error}`,
  },
  stops: {
    noAnswer: () => '有探测请求始终没有得到应答',
    unlooked: () => '无法查看云的状况',
    amiss: (conditions, code) => `有 ${conditions} 项异常，首先是 ${code}：参见 \`quorate status\``,
    slow: (bad, of, canary, ms) =>
      `故障之前 ${of} 个请求中有 ${bad} 个没有得到及时应答，首先是${named(canary)}：${ms} 毫秒后才应答`,
    bad: (bad, of, canary, error) =>
      `故障之前 ${of} 个请求中有 ${bad} 个没有得到及时应答，首先是${named(canary)}：${error}`,
    canaryStopped: () => '有探测请求不再得到应答',
    noEffect: (fault, host, seconds) => `${seconds} 秒内没有看到 ${fault} 在 ${host} 上生效`,
    canariesDied: (why) => `探测进程已退出：${why}`,
    canariesDone: () => '探测进程已退出：自称已完成',
    notHealed: (host, why) => `无法恢复 ${host}：${why}`,
    notHealedYet: (seconds) => `${seconds} 秒后仍有残留`,
    secondFenced: (host) => `已中止：${host} 被隔离，这不在计划之内`,
    secondAway: (host, seconds) => `已中止：${host} 已失联 ${seconds} 秒，这不在计划之内`,
    tooLong: (canary, seconds) => `已中止：${named(canary)}已有 ${seconds} 秒没有得到良好应答（--halt-after）`,
    failed: (why) => `演练无法继续：${why}`,
  },
};
