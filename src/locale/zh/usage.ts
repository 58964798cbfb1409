import type { Catalogue } from '../text.ts';

/** Commander's choices, at the end of its sentence. */
const choices = (sentence: string) => /Allowed choices are (.*)\.$/.exec(sentence)?.[1];

export const usage: Catalogue['usage'] = {
  noRecording: (file) => `${file} 不是可读的记录`,
  messages: {
    'commander.unknownCommand': ([command]) => `没有命令 “${command}”`,
    'commander.unknownOption': ([option]) => `没有选项 “${option}”`,
    'commander.missingArgument': ([argument]) => `缺少参数 “${argument}”`,
    'commander.optionMissingArgument': ([option]) => `选项 “${option}” 缺少值`,
    'commander.missingMandatoryOptionValue': ([option]) => `必须有选项 “${option}”`,
    'commander.conflictingOption': ([one, other]) => `选项 “${one}” 和 “${other}” 不能同时使用`,
    'commander.excessArguments': (_, sentence) => {
      const [, expected, received] = /Expected (\d+) \w+ but got (\d+)/.exec(sentence) ?? [];
      return `参数过多：应有 ${expected} 个，实有 ${received} 个`;
    },
    'commander.invalidArgument': ([name, value], sentence) => {
      const [what, given] = sentence.startsWith('option') ? [`选项 “${name}”`, value] : [`参数 “${value}”`, name];
      const list = choices(sentence);
      return `${what} 不能是 “${given}”${list ? `，可选：${list}` : ''}`;
    },
  },
  extra: (sentence) => sentence.replace('choices: ', '可选：').replace('default: ', '默认：'),
  options: '[选项]',
  command: '[命令]',
  meant: (word) => `是否想写 ${word}？`,
  seeHelp: (command) => `参见 \`${command} --help\`。`,
  taken: (word, option, command) =>
    `“${word}” 被当作 ${option} 可带的名称：请把 ${option} 放在最后，或写成 \`${command} ${option}=NAME …\`。`,
  language: (language) => `--lang ${language}：没有这种语言`,
  languages: '请用 en 或 zh。',
  duration: (option, value) => `${option}：“${value}” 不是时长`,
  seconds: '请写数字加 s 或 m，如 90s。',
  number: (option, value, most) => `${option}：“${value}” 不是 1 到 ${most} 的数`,
  contradicts: (option, plan) => `${option}：计划 ${plan} 本身已说明其对象`,
  only: (option, name, cloud) => `${option} ${name}：既不是 ${cloud} 的主机，也不是其服务`,
  services: (list) => `服务有：${list}。`,
  noCode: (word) => `${word} 不是 Quorate 的代码`,
  whereCodes: '每个错误旁边以及 `quorate status` 中都有代码。',
  noExit: (exit) => `${exit} 不是 Quorate 的退出码`,
  exits: (list) => `退出码有：${list}。`,
  needsLab: (fault) => `${fault} 需要实验环境`,
  notWell: (seconds) => `执行完成 ${seconds} 秒后仍未完全正常`,
  unanswered: '没有回答',
  canary: 'quorate canary 须从标准输入得到配置',
  notWritten: (path) => `无法写入 ${path}`,
};
