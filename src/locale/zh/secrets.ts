import type { Catalogue } from '../text.ts';

export const secrets: Catalogue['secrets'] = {
  summary: '这朵云的机密：密码、密钥、证书',
  list: '列出所有机密的名称、时间和使用者，绝不显示其值',
  set: '为机密设定值，取自标准输入或隐藏的提问',
  rotate: '重新生成机密；随后由 `quorate apply` 带到各主机',
  name: '机密的名称，例如 fence/ctl1',
  names: "机密的名称；* 代表任意内容：'tls/*'",
  all: '所有可以安全地重新生成的机密',
  heads: { name: '机密', kind: '种类', made: '生成于', until: '有效至', usedBy: '使用者' },
  missing: '尚无值',
  ask: (name) => `${name} 的值`,
  kept: (name) => `${name} 已保存。`,
  rotated: (count) => `已重新生成 ${count} 项机密。各主机仍在使用原来的：`,
  next: '带到各主机：quorate apply',
  left: '保持不变：',
  stages: {
    introduced: '新的证书颁发机构已与旧的同受信任，仍由旧的签发。执行 apply 之后，请再轮换一次',
    succeeded: '改由新的证书颁发机构签发，旧的仍受信任。执行 apply 之后，请再轮换一次',
    retired: '旧的证书颁发机构不再受信任',
  },
  renewed: (name, why) =>
    `${name} 已重新生成：${{ expiring: '证书将在 30 天内到期', renamed: '主机的名称或地址已改变', foreign: '证书颁发机构已更换' }[why]}。`,
  identityMade: (file) => `已为机密生成新的身份文件：${file}。请另存一份：没有它，机密就无法再打开。`,
  encrypted: (plain, sealed) => `机密现已加密，保存在 ${sealed}；${plain} 已删除。`,
};
