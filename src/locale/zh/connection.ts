import type { Catalogue } from '../text.ts';

export const connection: Catalogue['connection'] = {
  keyChanged: (host) => `${host} 出示的主机密钥与已知的不同`,
  keyUnknown: (host) => `${host} 的主机密钥未知`,
  acceptKey: (command) => `请手动连接一次，核对指纹后接受：${command}`,
  denied: (host) => `${host} 拒绝登录`,
  noRoot: (host) => `${host} 上的用户不能成为 root`,
  noSudo: (host) => `${host} 上没有 sudo，而用户不是 root`,
  unreachable: (host) => `${host} 没有应答 SSH`,
  lost: (host) => `与 ${host} 的连接中断`,
  ends: {
    silent: (seconds) => `${seconds} 秒没有应答`,
    flood: '输出超过 16 MiB',
  },
};
