import type { Catalogue } from '../text.ts';

export const engine: Catalogue['engine'] = {
  run: {
    none: '尚未从这里执行过变更',
    unknown: (run, parent) => `${parent} 中没有执行记录 ${run}`,
    there: (runs) => `现有：${runs.join('、')}`,
  },
  plan: {
    unread: (path, code) => `无法读取 ${path}：${code}`,
    none: (path) => `${path} 不是计划`,
  },
  lock: {
    few: (taken, of, need) => `${of} 个控制节点中只能锁定 ${taken} 个，需要 ${need} 个`,
    held: (holder) => `${holder} 正在变更此云`,
    age: (seconds, lease) => `其最近一次活动在 ${seconds} 秒之前；超过 ${lease} 秒没有活动，锁即自动释放。`,
  },
  note: {
    nowhere: '没有任何控制节点写入成功',
    notEverywhere: (host, why) => `${host} 未能写入，也不会从其他主机得知：${why}`,
  },
  unseen: (host) => `无法查看 ${host}`,
  step: {
    failed: (verb, object, host, status) => `${verb} ${object} 在 ${host} 上失败，退出状态 ${status}`,
    late: (verb, object, host, seconds) => `${verb} ${object} 在 ${host} 上经过 ${seconds} 秒仍未完成`,
    quorum: (verb, object, host, left, need) =>
      `在 ${host} 上 ${verb} ${object} 会使仍在工作的成员只剩 ${left} 个，而需要 ${need} 个`,
    idle: (hosts) => `${hosts.join('、')} 没有正常工作。`,
    notWell: (object, host, seconds) => `${host} 上的 ${object} 在 ${seconds} 秒内没有恢复正常`,
    lockedOut: (object, host) => `${object} 之后，${host} 不再接受新连接`,
  },
};
