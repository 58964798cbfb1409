import type { Code } from '../../util/codes.ts';

/** A code that is not here does not compile. */
export const codes = {
  USAGE: { title: '无法理解命令行', remedy: '参见 `quorate COMMAND --help`。' },
  INTERNAL: { title: 'Quorate 自身的缺陷', remedy: '请报告此问题，附上消息内容和所运行的命令。' },
  INTERRUPTED: { title: '被操作者中断', remedy: '再次运行同一命令：它会从当前状态继续。' },

  CLOUD_UNREADABLE: {
    title: '云文件无法作为文本读取',
    remedy: '请指定 UTF-8 编码的 YAML 文件，例如 examples/three-controllers.yaml。',
  },
  CLOUD_EMPTY: { title: '云文件没有声明任何内容', remedy: '请从 `quorate init` 生成的文件开始。' },
  CLOUD_TOO_LARGE: { title: '云文件过大，超出任何云的需要', remedy: '请用范围声明主机，如 cmp[001-100]。' },
  CLOUD_SYNTAX: { title: '云文件不是正确的 YAML', remedy: '请修正所示的一行。' },
  CLOUD_UNKNOWN_KEY: { title: '键在此处没有意义', remedy: '请改正或删除。' },
  CLOUD_MISSING_KEY: { title: '缺少必须有的键', remedy: '请补上；写法参见 examples/three-controllers.yaml。' },
  CLOUD_INVALID_VALUE: { title: '值不可能成立', remedy: '请改正所示的值。' },
  CLOUD_NOT_AVAILABLE_YET: { title: '已在设计中，但本版本尚未实现', remedy: '请选用本版本已有的，或等待后续版本。' },
  CLOUD_UNKNOWN_NAME: { title: '名称没有声明过', remedy: '请先声明，或改正名称。' },
  CLOUD_RANGE: { title: '范围无法展开', remedy: '请写成 cmp[001-100] 的形式，地址数与主机数相同。' },
  CLOUD_NAME_TAKEN: { title: '两台主机同名', remedy: '请改名；也可能是范围有重叠。' },
  CLOUD_ADDRESS_TAKEN: { title: '一个地址有两个所有者', remedy: '请给其中一个换一个地址。' },
  CLOUD_ADDRESS_OUTSIDE: { title: '地址不适合其网络', remedy: '请使用该网络 cidr 内的地址，首地址和末地址除外。' },
  CLOUD_ADDRESS_UNCARRIED: { title: '没有控制节点可以承载虚拟地址', remedy: '请给控制节点配置该网络上的地址。' },
  CLOUD_NETWORKS_OVERLAP: { title: '两个网络的地址有重叠', remedy: '请让每个网络使用各自的地址。' },
  CLOUD_NO_CONTROLLER: {
    title: '没有任何主机的角色是 controller',
    remedy: '请至少给一台主机写上 `roles: [controller]`。',
  },
  CLOUD_HOST_WITHOUT_ADDRESS: {
    title: '主机在第一个网络上没有地址',
    remedy: 'Quorate 通过第一个网络连接主机：请配置该网络上的地址。',
  },
  CLOUD_FENCE_WITHOUT_BMC: {
    title: '要用电源开关隔离的主机没有电源开关',
    remedy: '请加上 `bmc: ADDRESS`，或删除该隔离级别。',
  },
  CLOUD_FENCE_WITHOUT_OUTLET: {
    title: '要用插座隔离的主机没有声明插座',
    remedy: '请加上为它供电的全部插座 `outlets: [PDU/NUMBER]`，或删除该隔离级别。',
  },
  CLOUD_OUTLET_TAKEN: {
    title: '一个插座供两台主机',
    remedy: '请写明为这台主机供电的插座：关掉一台主机时不能连累另一台。',
  },

  HOST_UNREACHABLE: {
    title: '主机没有应答 SSH',
    remedy: '请检查主机是否开机、地址是否正确，以及在本机运行 `ssh HOST true` 是否成功。',
  },
  HOST_KEY_UNKNOWN: {
    title: '主机密钥未知',
    remedy: '请用 `ssh HOST` 手动连接一次，核对指纹后接受。',
  },
  HOST_KEY_CHANGED: {
    title: '主机出示的密钥与已知的不同',
    remedy: '信任之前请查明原因：主机重装过，还是有人在中间。然后用 `ssh-keygen -R HOST` 删除旧密钥。',
  },
  SSH_DENIED: { title: '主机拒绝登录', remedy: '请检查用户和密钥：`ssh HOST true` 必须无需密码即可运行。' },
  SUDO_DENIED: {
    title: '用户不能免密码成为 root',
    remedy: '请在 sudoers 中允许（NOPASSWD），或用 `ssh: { user: … }` 指定可以的用户。',
  },
  TRANSPORT_LOST: {
    title: '命令运行期间与主机的连接中断',
    remedy: '命令是否完成不得而知。请再次运行：每一步都先查看再动作。',
  },

  DECLINED: {
    title: '没有人同意变更真实主机',
    remedy: '没有任何变更。请查看 `quorate plan`；无人可问之处请加 `--yes`。',
  },
  FILE_NOT_FOUND: { title: '指定的文件不存在或无法读取', remedy: '请检查路径和权限。' },
  FILE_EXISTS: { title: '要写入的文件已经存在', remedy: '请指定另一个文件，或用 `--force` 覆盖。' },
  FILE_NOT_WRITTEN: {
    title: '结果文件或目录无法写入',
    remedy: '请换一个位置，或按系统提示处理：权限、空间，或应为目录之处是文件。',
  },

  SECRET_MISSING: {
    title: '只有操作者知道的机密还没有值',
    remedy: '演练会自行生成电源开关的密码。真实主机请用：`quorate secrets set fence/HOST`。',
  },
  SECRET_UNKNOWN: { title: '此云没有该机密', remedy: '参见 `quorate secrets list`。' },
  SECRET_FIXED: { title: '该机密不能安全地更换', remedy: '没有任何变更。原因见旁注。' },
  SECRETS_IDENTITY_MISSING: {
    title: '打开机密的身份文件不存在',
    remedy: '请从备份恢复，或用 QUORATE_IDENTITY 指定文件。没有它机密就无法恢复，只能与整个云一起重新生成。',
  },
  SECRETS_IDENTITY_WRONG: {
    title: '该身份打不开机密',
    remedy: '请用 QUORATE_IDENTITY 指定正确的文件；或请能打开的同事把您的公钥写入其旁的 `recipients` 文件。',
  },
  SECRETS_RECIPIENT_WRONG: {
    title: '公钥不成立',
    remedy: '`recipients` 文件的每一行是一个 age 公钥：age1…。',
  },
  SECRETS_DAMAGED: { title: '机密文件已损坏', remedy: '请从备份恢复。主机上的内容不受影响。' },
  LOOK_FAILED: { title: '主机有应答，但无法查看', remedy: '请再次运行；如果仍然如此，请看下面主机给出的信息。' },
  STEP_FAILED: {
    title: '某一步在主机上失败',
    remedy: '请按主机给出的信息处理，然后再次运行 `quorate apply`：它会从当前状态继续。',
  },
  QUORUM_AT_RISK: {
    title: '某一步会使一组中仍在工作的成员过少',
    remedy: '请先恢复其他成员，参见 `quorate status`。这一步没有做任何事。如仍要执行：`--accept-risk no-quorum`。',
  },
  NOBODY_FENCES: {
    title: '没有任何控制节点能被证明已关机，因此 Pacemaker 不会启动任何地址',
    remedy:
      '请为主机声明 `bmc` 或 `outlets` 以及 `fence`；或使用 `architecture: { addresses: keepalived }`，它不证明任何主机已关机。参见 `quorate explain FENCE_MISSING`。',
  },
  HOST_LEAVES_UNSEEN: {
    title: '主机已不在声明中，但无法连接以停止其上运行的内容',
    remedy: '请恢复该主机；或将其彻底关机，并加上 `--accept-risk unreachable-host`：其他主机将不再记得它。',
  },
  LOCKED: { title: '有人正在变更此云', remedy: '请等待，或指定等待多久：`--lock-timeout 5m`。' },
  HOST_AT_REST: {
    title: '将要改动的主机正在维护中',
    remedy: '维护完成后运行 `quorate maintain HOST --end`；在此之前用 `--only` 只改动其他主机。',
  },
  LOCK_LOST: {
    title: '变更期间失去了云的锁',
    remedy: '一分钟内无法连接控制节点，可能已有他人开始变更。参见 `quorate plan`。',
  },
  PLAN_STALE: { title: '将要变更的内容与计划不同', remedy: '没有任何变更。请重新查看 `quorate plan`。' },
  PLAN_UNREADABLE: { title: '文件不是计划', remedy: '请指定由 `quorate plan -o json` 生成的文件。' },
  NO_RUN: { title: '没有这样的执行可以继续', remedy: '请用 `quorate apply`：它会查看主机并完成剩余部分。' },
  NOT_WELL: { title: '云没有及时恢复健康', remedy: '请看 `quorate status` 及其给出的代码。' },
  LOCKED_OUT: {
    title: '变更之后主机不再接受 Quorate 的新连接',
    remedy:
      '主机会在一分钟内自行恢复原来的防火墙规则。请检查云文件中 `ssh` 的端口和用户，以及 services.nftables.allow。',
  },
  GATE_CLOSED: {
    title: '某一步之后成员没有及时恢复正常',
    remedy: '请查看主机上的日志，然后再次运行 `quorate apply`。',
  },

  RECOVER_SERVING: {
    title: '数据库不能重新启动：多数成员正在服务',
    remedy: '没有任何变更。未参与的成员可用 `quorate apply` 加入。',
  },
  RECOVER_UNUSABLE: {
    title: '要作为起点的成员没有应答，或不知道自己到了哪里',
    remedy: '没有任何变更。请看 `quorate recover`，并指定其中显示位置的成员。',
  },
  RECOVER_BEHIND: {
    title: '另一个有应答的成员比要作为起点的成员更新',
    remedy: '没有任何变更。请从 `quorate recover` 指出的成员开始；若其数据已损坏，请加 `--accept-risk data-loss`。',
  },

  OBJECTIVE_IMPOSSIBLE: {
    title: '单个故障发生时，没有任何定时器能兑现的目标',
    remedy: '请承诺可能做到的，或缩短占用最多的阶段：`quorate what-if FAULT` 显示所有阶段。',
  },
  DRILL_UNKNOWN_FAULT: { title: '演练中没有这种故障', remedy: '参见 `quorate drill list`。' },
  DRILL_UNKNOWN_TARGET: {
    title: '目标既不是云中的主机，也不是表示主机的词',
    remedy: '请写主机名，或 `quorate drill list` 中的词。',
  },
  DRILL_TARGET_UNCLEAR: { title: '无法判断目标是哪台主机', remedy: '参见 `quorate status`；或直接写主机名。' },
  DRILL_AT_RISK: {
    title: '演练会使云失去承受不起的部分',
    remedy: '用 --accept-risk 按名称接受该风险，或选择更小的目标。',
  },
  DRILL_NEEDS_LAB: {
    title: '这种故障目前只能在演练环境中注入',
    remedy: '请在 `quorate lab up` 和 `quorate apply --lab` 之后加上 `--lab`。',
  },
  DRILL_FAULT_FAILED: {
    title: '故障无法在某台主机上注入、查看或撤销',
    remedy: '请看下面主机给出的信息，以及 `quorate status`：已开始的操作会尽可能撤销。',
  },
  DRILL_RUN_UNREADABLE: {
    title: '目录不是一次完整的演练记录',
    remedy: '请指定由 `quorate drill run` 生成的目录，其中有 run.json、answers.ndjson 和 events.ndjson。',
  },

  LAB_NOT_ROOT: { title: '演练需要本机的 root 权限', remedy: '请以 root 身份或用 sudo 运行。' },
  LAB_NOT_DEBIAN: { title: '本机不能构建 Debian 主机', remedy: '请使用 Debian 或其衍生系统：需要 apt 和 dpkg。' },
  LAB_NO_SPACE: {
    title: '演练主机的空间不足',
    remedy: '请腾出空间，或把演练放在别处：QUORATE_STATE=/big/disk quorate lab up。',
  },
  LAB_NO_KERNEL_ABILITY: {
    title: '内核不允许在此构建主机和网络',
    remedy: '请使用独立的机器或虚拟机：无特权的容器不够。',
  },
  LAB_PACKAGES_DECLINED: {
    title: '演练所需的软件包未获准安装',
    remedy: '没有任何变更。请自行安装，或再次运行并同意。',
  },
  LAB_PACKAGES_FAILED: { title: '演练所需的软件包无法安装', remedy: '请按 apt-get 的提示处理，然后再次运行。' },
  LAB_NO_NSPAWN: { title: '本机没有 systemd-nspawn', remedy: '请安装：apt-get install systemd-container。' },
  LAB_NO_ARCHIVE: {
    title: '本机没有配置 Debian 软件源',
    remedy: '请在 apt 源中加入该版本的 Debian 软件源：主机由同一软件源构建。',
  },
  LAB_IMAGE_FAILED: {
    title: '主机镜像无法构建',
    remedy: '请按最后几行的提示处理，然后再次运行：不会保留构建到一半的内容。',
  },
  LAB_NAME_INVALID: { title: '实验环境不能用此名称', remedy: '最多 31 个小写字母、数字和连字符。' },
  LAB_NAME_IN_USE: {
    title: '同名的实验环境已存在，来自另一个云',
    remedy: '请换一个 --name，或将其删除：quorate lab down NAME。',
  },
  LAB_NOT_FOUND: { title: '没有这个实验环境', remedy: '参见 `quorate lab status`，或创建一个：quorate lab up。' },
  LAB_AMBIGUOUS: { title: '有多个实验环境，而没有指定', remedy: '请指定 `quorate lab status` 列出的其中一个。' },
  LAB_NOT_WHOLE: {
    title: '实验环境不完整：创建时被中断，或本机重启过',
    remedy: '请重新创建：quorate lab up。或将其删除：quorate lab down NAME。',
  },
  LAB_HOST_UNKNOWN: { title: '主机不在实验环境中', remedy: '参见 `quorate lab status`。' },
  LAB_NO_CABLE: { title: '实验环境的主机没有接到该网络', remedy: '请写主机在云文件中有地址的网络。' },
  LAB_HOST_FAILED: { title: '实验环境的一台主机没有启动', remedy: '请查看其 console.log，然后重试。' },
  LAB_RACK_FAILED: {
    title: '控制实验环境电源开关的进程没有应答',
    remedy: '请重新创建：先 quorate lab down NAME，再 quorate lab up。',
  },
  LAB_COMMAND_FAILED: { title: '本机上的一条命令失败', remedy: '请看其最后几行输出。' },
} as const satisfies Record<Code, { readonly title: string; readonly remedy: string }>;
