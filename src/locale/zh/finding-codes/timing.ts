export const timing = {
  TIMER_ORDER: {
    title: '两层的定时器互相矛盾',
    means: '上层在下层恢复之前就放弃，用户要先后等待两者；或者健康的成员被摘除。',
    remedy: '让每一层在等待它的那一层放弃之前察觉。',
  },
};
