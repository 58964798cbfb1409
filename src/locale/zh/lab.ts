import type { Catalogue } from '../text.ts';

export const lab: Catalogue['lab'] = {
  machine: {
    phase: '检查本机',
    install: (packages) => `在本机安装这些 Debian 软件包：${packages}？`,
    installing: (packages) => `安装 ${packages}`,
  },
  image: {
    phase: (title) => `主机镜像：${title}`,
    cached: '镜像已在缓存中。',
    waiting: '另一个实验环境正在构建同一镜像，等待其完成。',
    stages: {
      bootstrap: '安装基本系统',
      packages: '安装软件包',
      finish: '整理镜像',
    },
  },
  network: {
    phase: '实验网络',
    switch: (networks) => `交换机：${networks} 个网络，没有出口`,
    keys: '密钥与电源开关的密码',
  },
  hosts: {
    phase: '主机',
    rack: '电源开关',
    boot: (address) => `启动，并在 ${address} 上应答 SSH`,
    degraded: (host, units) => `${host}：有单元未能启动：${units}`,
  },
  up: {
    already: (name) => `实验环境 ${name} 已在运行，保持不变。`,
    rebuilding: (name) => `实验环境 ${name} 不完整，先将其清除。`,
    waiting: (name) => `有人正在操作实验环境 ${name}，等待其完成。`,
  },
  down: {
    phase: (name) => `删除实验环境 ${name}`,
    hosts: '停止主机',
    network: '删除网络',
    files: '删除文件',
    images: '删除缓存的镜像',
  },
  help: {
    summary: '在本机演练同一套云',
    up: '构建并启动这套云的主机',
    name: '实验环境的名称（默认：云的名称）',
    status: '显示一个或所有实验环境的主机',
    ssh: '在主机上运行命令，或登录',
    power: '立即操作主机的电源',
    down: '删除实验环境，不留痕迹',
    purge: '同时删除缓存的镜像',
    lab: '实验环境的名称（默认：唯一的那个）',
    argument: '实验环境的名称',
    host: '主机名',
    command: '要在其上运行的命令',
    action: 'on、off 或 reset',
  },
  shown: {
    up: (name, hosts) => `实验环境 ${name} 已运行，共 ${hosts} 台主机。`,
    login: (host, name) => `登录：quorate lab ssh ${host} --lab ${name}`,
    remove: (name) => `删除：quorate lab down ${name}`,
    none: '没有实验环境。创建一个：quorate lab up -f cloud.yaml',
    lab: '实验环境',
    broken: '不完整：quorate lab up 重新创建，quorate lab down 将其删除',
    noRack: '电源开关没有应答：quorate lab up 会启动它们',
    power: (host, state) => `${host} ${state}。`,
    states: { on: '已开机', off: '已关机', unknown: '状态未知' },
    down: (names) => `已删除：${names}`,
  },
};
