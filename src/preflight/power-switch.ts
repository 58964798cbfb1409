import type { Cloud, Host } from '../cloud/cloud.ts';
import { type FenceDevice, fenceDevices } from '../services/pacemaker/fence.ts';
import type { Script } from '../util/script.ts';
import offAndOn from './switch.sh';

/** A host that can be switched, and who asks: never itself, and each host asks few. */
export interface Asker {
  readonly by: string;
  readonly of: Host;
  readonly devices: readonly FenceDevice[];
}

export function askers(cloud: Pick<Cloud, 'pdus'>, hosts: readonly Host[]): Asker[] {
  if (hosts.length < 2) return [];
  return hosts.flatMap((of, index) => {
    const devices = fenceDevices(cloud, of);
    return devices.length > 0 ? [{ by: hosts[(index + 1) % hosts.length]!.name, of, devices }] : [];
  });
}

/**
 * Asks by the stock fence agent. Prints on, off or refused; where no agent is installed yet, port or silent.
 */
export function statusScript(device: FenceDevice, password: string): Script {
  return {
    script: `
if ! command -v "$agent" >/dev/null; then
  timeout 3 bash -c ': <"/dev/tcp/$0/$1"' "$ip" "$port" 2>/dev/null && echo port || echo silent
  exit
fi
"$agent" >/dev/null 2>&1
case $? in 0) echo on ;; 2) echo off ;; *) echo refused ;; esac
`,
    params: { agent: device.agent, ip: device.ip, port: String(device.port) },
    stdin: `${agentOptions(device, password)}action=status\n`,
  };
}

/** Switches off and on again by all devices of a level; see the script. `first`: what a cluster tries first. */
export function switchScript(
  host: string,
  devices: readonly FenceDevice[],
  secret: (name: string) => string,
  first: boolean,
): Script {
  return {
    script: offAndOn,
    params: { host, agents: devices.map(({ agent }) => agent).join(' '), first: first ? 'yes' : '' },
    stdin: devices.map((device) => agentOptions(device, secret(device.secret))).join('\n'),
  };
}

/** What the agent reads from standard input, so that the password shows in no process list. */
function agentOptions({ parameters, plug }: FenceDevice, password: string): string {
  return Object.entries({ ...parameters, ...(plug === undefined ? {} : { plug }), password })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
