import type { Catalogue } from '../text.ts';

export const cli: Catalogue['cli'] = {
  help: {
    summary: '让 OpenStack 控制平面高可用，并用实测证明。',
    version: '显示版本',
    lang: '界面语言；代码和 JSON 不翻译',
    help: '显示本帮助',
    helpCommand: '显示某个命令的帮助',
    output: '结果的格式',
    file: '要操作的云文件',
    yes: '不询问，一律确认',
    titles: {
      'Usage:': '用法：',
      'Options:': '选项：',
      'Global Options:': '全局选项：',
      'Commands:': '命令：',
      'Arguments:': '参数：',
    },
  },
  problem: {
    error: '错误',
    where: '位置',
    why: '原因',
    remedy: '处理',
    many: (count) => `共 ${count} 个问题`,
  },
  explain: {
    summary: '说明一个代码或退出码的含义和处理办法',
    argument: '代码（如 CLOUD_UNKNOWN_KEY）或退出码（如 69）',
    exit: (code) => `命令因它结束时，退出码为 ${code}。`,
    endsWith: '以此退出码结束命令的代码：',
  },
  exits: {
    0: '完成；健康；无需变更',
    1: '失败：检查、演练或健康查看发现错误',
    2: '成功，但有事项需要告知：有变更或警告',
    3: '结论未知：有内容无法查看',
    64: '无法理解命令行',
    65: '文件无效',
    69: '主机或服务不可达，或本机缺少所需条件',
    70: 'Quorate 自身的缺陷',
    75: '忙：他人正在操作，请稍后再试',
    77: '没有权限：SSH、sudo 或本机权限',
    106: '将失去或已经没有法定多数',
    107: '不安全，除非明确接受指定的风险',
    112: '无法确定状态',
    124: '超时',
    130: '被中断，已清理干净',
  },
  interrupt: {
    stopping: '已中断：正在完成必须完成的工作。再按一次 ^C 立即退出。',
    interrupted: '被 ^C 中断',
  },
  confirm: {
    unasked: (question) => `此处无人可问，按“是”处理：${question}`,
  },
};
