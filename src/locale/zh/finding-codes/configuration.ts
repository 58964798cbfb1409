import { configurationBalancing } from './configuration-balancing.ts';
import { configurationCluster } from './configuration-cluster.ts';
import { configurationServices } from './configuration-services.ts';

export const configuration = {
  FILE_DAMAGED: {
    title: '文件的一部分无法读取',
    means: '那里写了什么无从得知；守护进程会拒绝整个文件，或忽略那一部分。',
    remedy: '请改正该行；文件的其余部分已经审查。',
  },
  FILE_UNREAD: {
    title: '有文件或主机无法查看',
    means: '本次审查缺少它的内容：那里没有发现，不等于那里没有问题。',
    remedy: '请让当前用户可以读取它，或提供一份副本，再次审查。',
  },
  DIRECTIVE_MISSPELT: {
    title: '守护进程不认识的指令，且与某个已知指令相近',
    means: '该设置没有生效：守护进程忽略它或拒绝启动，实际生效的是默认值。',
    remedy: '请改正名称。',
  },
  DIRECTIVE_DEPRECATED: {
    title: '已被取代的指令',
    means: '较新的版本忽略或拒绝它：下次升级会改变实际生效的设置，或使服务无法启动。',
    remedy: '请在升级之前改用取代它的指令。',
  },
  SYSTEM_OBSOLETE: {
    title: '其项目已经放弃的系统',
    means: '它不再得到修正，后续版本也不再包含它：升级或更换主机会止步于此。',
    remedy: '请迁移到所列的取代者。',
  },
  RELEASES_MIXED: {
    title: '各成员按不同版本配置',
    means: '用户遇到什么取决于由哪个成员应答；较旧的成员会以较新的成员没有的方式失败。',
    remedy: '请完成升级，或从同一来源生成全部成员的文件。',
  },
  SETTINGS_DIFFER: {
    title: '同一组的成员设置不同',
    means: '该组的表现取决于最弱的成员，且每次故障切换后都不同。',
    remedy: '请从同一来源为全部成员生成该设置。',
  },
  MEMBERS_DIFFER: {
    title: '某个成员写在一个文件里，却不在另一个文件里',
    means: '缺少它的地方不会使用它，它已不在的地方却仍在等它：该组能容忍的故障比看上去少。',
    remedy: '请在所有文件中写同样的成员。',
  },
  ...configurationCluster,
  ...configurationBalancing,
  ...configurationServices,
};
