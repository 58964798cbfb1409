import type { Catalogue } from '../text.ts';

export const maintain: Catalogue['maintain'] = {
  help: {
    summary: '让一台主机暂时退出云而用户无感；--end 让它回来',
    host: '主机',
    end: '维护完成：启动其服务，重新计入',
    because: '原因，供期间查看的人了解',
    acceptRisk: 'no-quorum：即使其他主机不足以支撑',
  },
  stops: (host, services) =>
    services.length === 0
      ? `${host}：没有可停止的云服务`
      : `${host}：将依次停止 ${services.join('、')}，先把用户引到别处；虚拟地址迁移时，新用户要等一两秒`,
  question: (host) => `让 ${host} 进入维护？`,
  declined: '未获同意：没有做任何改动',
  phase: (host) => `${host} 进入维护`,
  standing: (host, done, left, journal) =>
    `已完成 ${done} 步，还有 ${left} 步未开始。再次运行同一命令即可继续。恢复原状：quorate maintain ${host} --end。日志：${journal}`,
  interrupted: 'maintain 被中断；正在执行的步骤已完成',
  waiting: (host) => `等待 ${host} 恢复全部工作`,
  notResting: (host) => `${host} 不在维护中`,
  seeStatus: '`quorate status` 会列出哪些主机在维护中。',
  needed: (host) => `其他主机此刻离不开 ${host}`,
  missed: (service, left, need) => `${service}：没有它只剩 ${left} 个成员工作，需要 ${need} 个`,
  wellFirst: '请先让其他主机恢复正常：`quorate status`。或使用 `--accept-risk no-quorum`：用户会察觉。',
  begun: (host) => `${host} 已进入维护。可以随意关机、开机：那里的云服务不会自行启动。`,
  ended: (host) => `${host} 重新提供服务。`,
  tolerates: (hosts) => (hosts === 0 ? '现在不能再有主机故障。' : `现在可以承受 ${hosts} 台主机故障。`),
  way: (host) => `维护完成后：quorate maintain ${host} --end`,
};
