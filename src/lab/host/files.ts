import type { LabHost, Layout } from '../layout.ts';

/** A file that makes an image one particular host. */
export interface HostFile {
  readonly path: string;
  readonly content: string;
  readonly mode: number;
}

interface Identity {
  readonly machineId: string;
  readonly hostKey: string;
  readonly hostPublicKey: string;
  readonly clientPublicKey: string;
}

/** Everything that differs between a host and its image. Pure. */
export function hostFiles({ names }: Layout, host: LabHost, identity: Identity): HostFile[] {
  const file = (path: string, content: string, mode = 0o644): HostFile => ({ path, content: `${content}\n`, mode });
  return [
    file('/etc/hostname', host.name),
    file('/etc/machine-id', identity.machineId),
    file('/etc/hosts', ['127.0.0.1 localhost', ...names.map((line) => [line.ip, ...line.names].join(' '))].join('\n')),
    file('/etc/ssh/ssh_host_ed25519_key', identity.hostKey, 0o600),
    file('/etc/ssh/ssh_host_ed25519_key.pub', identity.hostPublicKey),
    file('/root/.ssh/authorized_keys', identity.clientPublicKey, 0o600),
    file('/etc/quorate-lab/network', networkCommands(host)),
    file('/etc/systemd/system/quorate-lab-network.service', networkUnit(host)),
  ];
}

/** Addresses and the way out of the first network, for `ip -batch`. The power switches are behind it. */
function networkCommands({ links, gateway }: LabHost): string {
  const cables = links.flatMap(({ inside, mac, cidr }) => [
    `link set ${inside} address ${mac}`,
    `address add ${cidr} dev ${inside}`,
    `link set ${inside} up`,
  ]);
  return [...cables, `route add default via ${gateway}`].join('\n');
}

/** The network counts as online when its addresses are there and the cables carry. */
function networkUnit({ links }: LabHost): string {
  const carriers = links.map(({ inside }) => `/sys/class/net/${inside}/carrier`).join(' ');
  const wait = `until [ "$(cat ${carriers} | sort -u)" = 1 ]; do sleep 0.05; done`.replaceAll('$', () => '$$');
  return [
    '[Unit]',
    'Description=Addresses of this host of the lab',
    'DefaultDependencies=no',
    'Conflicts=shutdown.target',
    'Before=network.target network-online.target shutdown.target',
    'Wants=network.target',
    '[Service]',
    'Type=oneshot',
    'RemainAfterExit=yes',
    'TimeoutStartSec=20',
    'ExecStart=ip -batch /etc/quorate-lab/network',
    `ExecStart=sh -c '${wait}'`,
    '[Install]',
    'WantedBy=multi-user.target network-online.target',
  ].join('\n');
}
