export const timing = {
  TIMER_ORDER: {
    title: '两层的定时器互相矛盾',
    means: '上层在下层恢复之前就放弃，用户要先后等待两者；或者健康的成员被摘除。',
    remedy: '让每一层在等待它的那一层放弃之前察觉。',
  },
  OBJECTIVE_UNREACHABLE: {
    title: '没有任何定时器能兑现的目标',
    means: '发生该故障时，即使一切按设计工作，用户也要等得比承诺的更久。',
    remedy: '请承诺可能做到的，或缩短占用最多的阶段：`quorate what-if FAULT` 显示所有阶段。',
  },
  OBJECTIVE_AT_WORST: {
    title: '目标通常能兑现，最坏情况下不能',
    means: '多数时候用户等待的时间短于承诺；最坏情况下更长。',
    remedy: '请测量所作的假设（`quorate preflight`、演练），写在 `assumptions` 下；这样也许能找到更短的定时器。',
  },
  FENCING_IMPATIENT: {
    title: '电源开关需要的时间可能超过等待的限度',
    means: '正在关机的主机被当作没有隔离，它持有的资源要等下一次尝试之后才会转移。',
    remedy: '请使用更快的电源开关，或把它放在另一级之后。',
  },
};
