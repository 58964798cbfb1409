import type { Catalogue } from '../text.ts';

export const recover: Catalogue['recover'] = {
  help: {
    summary: '整体断电之后数据库处于什么状态；用 --from 从某个成员恢复',
    from: '从该成员已有的数据开始，放弃只有其他成员才有的数据',
    acceptRisk: '即使另一个有应答的成员更新，也从该成员开始',
  },
  columns: '成员|状态|最后事务|集群|最后的分组|有客户端|',
  unseen: '没有应答',
  members: { primary: '正在服务', apart: '不在多数之中', waiting: '等待其他成员', down: '已停止' },
  view: (id, seq, size) => `${size} 个成员（${id}/${seq}）`,
  safe: '最后离开',
  states: {
    serving: '数据库正在服务，无需恢复。',
    returning: '数据库将在数秒内自行恢复：已确认的数据都在。',
    undecided: '在缺席的成员恢复之前，或在您决定放弃它们之前，数据库不会启动。',
    unclear: '目前所知太少。',
  },
  why: {
    primary: () => '多数成员正在服务；等待者会加入。',
    few: () => '有应答的成员不到多数：其他成员可能正在没有它们的情况下工作。',
    position: () => '有成员还不知道自己到了哪里：它正在启动，或在读取崩溃后留下的数据。',
    unborn: () => '没有成员有数据：请运行 `quorate apply`。',
    strangers: () => '各成员的数据属于不同的集群。',
    all: () => '所有成员都在。',
    'left-last': (about) => ['最后正常离开的成员在场。', ...about].join(''),
    'no-view': () => '有应答的成员都不知道最后与谁在一起：它们是正常停止的，而其他成员不是。',
    apart: () => '有成员在多数之外运行：它们一旦彼此可见，就可能自行组成多数。',
    minority: () => '有应答的成员不是最后分组的多数：其余成员可能在没有它们的情况下继续工作过。',
    views: () => '有应答的成员最后处于不同的分组。',
    'writer-unknown': () => '断电时谁有客户端，无法确知。',
    'writer-missing': (about) => `客户端曾通过 ${about.join('、')} 写入：它确认过的数据，有应答的成员可能都没有。`,
    'writers-here': () => '曾有客户端的成员都在：其他成员不可能确认过任何数据。',
  },
  lost: (missing, last) =>
    `没有 ${missing.join('、')}：事务 ${last} 之后只有它才有的事务将丢失；数量无从得知，通常不到一秒的写入。`,
  way: (missing, best) =>
    `${missing.length > 0 ? `请恢复 ${missing.join('、')}，则不丢失任何数据。或放弃它：` : '请运行：'}quorate recover --from ${best}`,
  question: (from, position, lost) =>
    `要从 ${from} 的 ${position} 启动数据库${lost.length > 0 ? `，并放弃此后只有 ${lost.join('、')} 才有的数据` : ''}吗？`,
  declined: '未获同意：没有任何变更',
  phase: '正在恢复数据库',
  steps: {
    record: '记录所做的决定',
    begin: (position) => `从 ${position} 启动数据库`,
    join: '其他成员',
  },
  left: (count, path) => `有 ${count} 个步骤没有开始。再次运行同一命令即可继续。日志：${path}`,
  interrupted: 'recover 被中断；手上的步骤已完成',
  problems: {
    serving: '数据库的多数成员正在服务',
    unusable: (host) => `${host} 不知道自己到了哪里，或没有数据`,
    behind: (host, others) => `${others.join('、')} 有 ${host} 没有的数据`,
  },
};
