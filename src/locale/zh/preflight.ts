import type { Catalogue } from '../text.ts';

export const preflight: Catalogue['preflight'] = {
  summary: '动工之前，先看主机和网络是否合格',
  testFencing: '逐台真正关闭再打开每个控制节点，并以重新启动为证',
  strict: '有警告时以 2 退出',
  checks: {
    reach: '每台主机可经 SSH 到达',
    system: '操作系统',
    size: '主机规格',
    network: '主机间往返时间',
    addresses: '虚拟地址未被占用',
    clock: '时钟一致',
    time: '时间源有应答',
    disk: '数据库所在磁盘的写入时间',
    fencing: '电源开关有应答',
    tls: '加密',
  },
  sampled: (count) => `每台主机及其后 ${count} 台`,
  skipped: '此处不适用',
  fencing: {
    question: (hosts, cloud) => `要逐台关闭再打开 ${cloud} 的 ${hosts.join('、')} 吗？其上运行的一切都会中断。`,
    declined: '未获同意：没有关闭任何主机',
    postponed: '待所有主机和电源开关都有应答后，才会测试电源开关。',
    step: (host, by) => `由 ${by} 关闭再打开 ${host}`,
    proved: (host, by, seconds) => `${host}：由 ${by} 关闭再打开，${seconds} 秒后恢复`,
  },
  explain: '代码的含义和处理办法：quorate explain CODE',
  fit: (cloud) => `${cloud}：合格。`,
  warnings: (cloud, count) => `${cloud}：合格，但有 ${count} 个警告。`,
  errors: (cloud, count) => `${cloud}：不合格，有 ${count} 个错误。`,
};
