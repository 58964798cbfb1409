import { rootFile } from '../owned.ts';
import type { FileSpec, Member, UnitSpec, View } from '../service.ts';
import program from './firewall.sh';
import { ruleset } from './ruleset.ts';
import type { NftablesSettings } from './settings.ts';

const unit = 'quorate-firewall.service';
const path = '/usr/local/lib/quorate/firewall';

export function nftablesFiles(view: View<NftablesSettings>, member: Member): FileSpec[] {
  const effects = { reloads: [unit] };
  return [
    rootFile('/etc/quorate/nftables/quorate.nft', ruleset(view, member), effects),
    { ...rootFile(path, program, effects), mode: 0o755 },
    rootFile(`/etc/systemd/system/${unit}`, unitFile, effects),
    rootFile('/etc/systemd/system/nftables.service.d/quorate.conf', afterOthers, effects),
  ];
}

/** New rules are on trial until a new connection confirms them: an open one would outlive rules that let nobody in. */
export const firewallUnit: UnitSpec = {
  name: unit,
  start: `${path} try; systemctl start "$unit"`,
  restart: `${path} try`,
  reload: `${path} try`,
  gate: { script: { script: `${path} confirm` }, timeoutMs: 30_000, fresh: true },
};

const unitFile = `[Unit]
Description=Only declared ports between declared hosts
DefaultDependencies=no
RequiresMountsFor=/var/lib/quorate
After=nftables.service
Before=network-pre.target shutdown.target
Wants=network-pre.target
Conflicts=shutdown.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${path} load
ExecReload=${path} load
ExecStop=${path} off

[Install]
WantedBy=sysinit.target
`;

/** nftables.service and its rules are the operator's. Debian's begin and end with `flush ruleset`, so whatever happens to them, ours follow. */
const afterOthers = `[Service]
ExecStartPost=-${path} again
ExecReload=-${path} again
ExecStopPost=-${path} again
`;
