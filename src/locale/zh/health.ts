import type { Catalogue } from '../text.ts';

export const health: Catalogue['health'] = {
  unseen: (host, why) => `${host} 有应答，但无法查看：${why}`,
  silent: (host, why) => `${host} 没有应答：${why}`,
  late: (seconds) => `${seconds} 秒没有回音`,
};
