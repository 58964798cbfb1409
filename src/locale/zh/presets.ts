import type { Catalogue } from '../text.ts';

export const presets: Catalogue['presets'] = {
  summary: '生成带注释的云文件，作为起点',
  preset: '以哪个样例为起点，参见 --list',
  file: '要写入的文件',
  force: '文件已存在时将其覆盖',
  list: '仅列出可用的起点',
  question: (file) => `覆盖 ${file}？`,
  exists: (file) => `${file} 已存在，保持不变`,
  done: (preset, file) =>
    [
      `已写入 ${file}（${preset}）。请改成自己的名称、主机和地址，然后：`,
      `  查看会使其停止的问题     quorate check -f ${file}`,
      `  查看每台主机的每个文件   quorate render -f ${file} --out rendered`,
      `  在本机演练               quorate lab up -f ${file}`,
      `  查看将有哪些变更         quorate plan -f ${file}`,
    ].join('\n'),
  schema: '输出云文件的 JSON Schema，供编辑器使用',
  comments: {
    'Three controllers that survive the loss of any one of them.': '三个控制节点，任意一个失效都能继续工作。',
    'Rehearse it on one machine with `npm run demo`; then write your own hosts and addresses.':
      '可用 `npm run demo` 在一台机器上演练，然后改成自己的主机和地址。',
    'Debian 13 with OpenStack 2025.1': 'Debian 13，OpenStack 2025.1',
    'What you promise your users. Drills are judged against it.': '对用户的承诺。演练以此为准进行判定。',
    'longest, by class of fault': '最长中断时间，按故障类别',
    'The first network is the one that services, and Quorate itself, talk over.':
      '第一个网络用于服务之间的通信，Quorate 也通过它连接主机。',
    'second link of the cluster': '集群的第二条链路',
    'power switches, apart from what they cut': '电源开关，与其所控制的设备分开',
    'Virtual addresses: they move, hosts do not.': '虚拟地址：地址会迁移，主机不动。',
    'or any user with sudo': '或任何有 sudo 权限的用户',
    'how a dead host is proven dead': '如何证实失效的主机确已停机',
    'how a dead host is proven dead; its own switch dies with its power':
      '如何证实失效的主机确已停机；它自己的开关会随断电一起失效',
    "An account of the power switch that may do nothing else; and the outlets, for a power switch dies with its host's mains.":
      '电源开关上的专用账户，没有其他权限；再加上插座，因为电源开关会随主机一起断电。',
    'What is known and lived with; `quorate check` tells the rest.':
      '已知并接受的问题；其余的由 `quorate check` 说明。',
    'What is known and lived with; `quorate check` says when it is no longer needed.':
      '已知并接受的问题；不再需要时 `quorate check` 会说明。',
    'Power strips whose outlets can be switched, one for each feed.': '可以控制插座的配电单元，每路供电一个。',
    'How each part survives. These are the defaults.': '各部分如何保持可用。以下均为默认值。',
    'What differs when this file is rehearsed on one machine.': '在一台机器上演练此文件时的不同之处。',
    'time a power switch takes; a real one takes 4-6 s': '电源开关动作所需时间；真实设备为 4 至 6 秒',
    'time from power-on to boot': '从通电到开始引导的时间',
    'One controller, to begin with: it survives nothing, and grows to three by adding two hosts to this file.':
      '先从一个控制节点开始：不能承受任何故障；在此文件中增加两台主机即可扩展为三个。',
    'Objectives are left out: with one controller, every fault is an outage.':
      '未写目标：只有一个控制节点时，任何故障都会造成中断。',
    'Clients use these from the first day, so that nobody need change anything when there are three.':
      '客户端从第一天起就使用这些地址，扩展为三个时无需任何改动。',
    'To grow: remove the signs before these two, and apply. The database is copied to them; nothing is lost.':
      '扩展时：去掉下面两行的注释符号，然后执行 apply。数据库会复制过去，不丢失任何数据。',
    'Two controllers: one may be restarted on purpose, but the sudden death of either stops the database.':
      '两个控制节点：可以有计划地重启其中一个，但任何一个突然失效都会使数据库停止。',
    'What two cannot do: tell the death of the other from a cut cable. Whoever is left alone has no majority, and neither the':
      '两个节点做不到的事：分辨对方是失效了，还是线缆断了。剩下的一个没有多数，数据库和',
    'database nor the message queue goes on alone, lest both go on and disagree. A third controller, however small, changes that.':
      '消息队列都不会单独继续工作，以免双方各自为政、数据不一致。增加第三个控制节点，无论多小，即可解决。',
    'What you promise your users. Drills are judged against it. A dead host is not in it: see above.':
      '对用户的承诺。演练以此为准进行判定。其中不含主机失效：原因见上。',
    'Three controllers, and a hundred compute hosts declared by range.':
      '三个控制节点，以及用范围声明的一百台计算主机。',
    'Ranges stand for many hosts: cmp[001-100] is cmp001 to cmp100, and takes as many addresses.':
      '范围表示多台主机：cmp[001-100] 即 cmp001 到 cmp100，所需地址数与之相同。',
    'Inside { } a range needs quotes.': '{ } 之内的范围需要加引号。',
    'a rehearsal needs not all of them': '演练不需要全部主机',
    'Three controllers for real hosts: a user with sudo, a firewall, TLS, and failure domains that are told apart.':
      '用于真实主机的三个控制节点：有 sudo 权限的用户、防火墙、TLS，以及区分开的故障域。',
    'Write your own hosts and addresses, then look before you leap: quorate render, quorate plan.':
      '请改成自己的主机和地址；执行之前先查看：quorate render、quorate plan。',
    'second link of the cluster, over other switches than the first': '集群的第二条链路，与第一条使用不同的交换机',
    'becomes root by sudo, without a password': '通过 sudo 成为 root，无需密码',
    'Racks, power feeds and switches are what fails together: no two controllers in one rack.':
      '机架、供电和交换机会使其上的设备同时失效：一个机架中不要放两个控制节点。',
    'only declared ports between declared hosts': '已声明的主机之间只开放已声明的端口',
    "all traffic is encrypted, by an authority of the cloud's own": '所有流量均由云自有的证书机构签发的证书加密',
    'Only what differs from the defaults. These numbers fit controllers with 64 GB of memory.':
      '只写与默认值不同的部分。这些数值适合 64 GB 内存的控制节点。',
  },
};
