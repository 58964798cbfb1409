import type { Host } from '../cloud/cloud.ts';
import { fenceParameters } from '../services/pacemaker/fence.ts';
import type { Script } from '../util/script.ts';
import offAndOn from './switch.sh';

/** Power switches that can be asked: of whom, by whom. Never by the host that it switches off, and each host asks few. */
export function askers(hosts: readonly Host[]): { readonly by: string; readonly of: Host }[] {
  if (hosts.length < 2) return [];
  return hosts.flatMap((of, index) =>
    of.bmc && of.fence.length > 0 ? [{ by: hosts[(index + 1) % hosts.length]!.name, of }] : [],
  );
}

/**
 * Asks by the stock fence agent. Prints on, off or refused; where no agent is installed yet, port or silent.
 */
export function statusScript(host: Host, password: string): Script {
  return {
    script: `
if ! command -v fence_redfish >/dev/null; then
  timeout 3 bash -c ': <"/dev/tcp/$0/443"' "$ip" 2>/dev/null && echo port || echo silent
  exit
fi
fence_redfish >/dev/null 2>&1
case $? in 0) echo on ;; 2) echo off ;; *) echo refused ;; esac
`,
    params: { ip: host.bmc! },
    stdin: `${agentOptions(host, password)}action=status\n`,
  };
}

/** Switches off and on again; see the script. */
export function switchScript(host: Host, password: string): Script {
  return { script: offAndOn, params: { host: host.name }, stdin: agentOptions(host, password) };
}

/** What the agent reads from standard input, so that the password shows in no process list. */
function agentOptions(host: Host, password: string): string {
  return Object.entries({ ...fenceParameters(host), password })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
