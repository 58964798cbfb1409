export const design = {
  PLAIN_TRAFFIC: {
    title: '主机之间的流量没有加密',
    means: '能监听网络的人可以读到密码、令牌和数据，并能冒充成员。',
    remedy: '请删除 `tls: off`；Quorate 为云维护自己的证书颁发机构。',
  },
};
