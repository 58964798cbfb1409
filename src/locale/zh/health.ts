import type { Catalogue } from '../text.ts';

export const health: Catalogue['health'] = {
  unseen: (host, why) => `${host} 有应答，但无法查看：${why}`,
  silent: (host, why) => `${host} 没有应答：${why}`,
  resting: (host, by, at, because) =>
    `${host} 正在维护中（${by}，${at}）${because === undefined ? '' : `：${because}`}`,
  late: (seconds) => `${seconds} 秒没有回音`,
};
