import { access } from 'node:fs/promises';
import { run } from './command.ts';
import type { Layout } from './layout.ts';
import { inNetwork, networkNamespace, networkNamespaceFile } from './paths.ts';

/**
 * What makes a fresh network namespace the lab's switch, for `ip -batch`. Pure.
 * Every bridge has a fixed MAC: else it changes as hosts come and go, and what others know of its addresses goes stale for 20 s.
 */
export function switchCommands({ bridges }: Pick<Layout, 'bridges'>): string {
  return [
    'link set lo up',
    ...bridges.flatMap(({ name, mac, addresses }) => [
      `link add ${name} address ${mac} type bridge stp_state 0 forward_delay 0 mcast_snooping 0`,
      ...addresses.map((address) => `address add ${address} dev ${name}`),
      `link set ${name} up`,
    ]),
    '',
  ].join('\n');
}

/** Makes the lab's switch: it has no way out, and forwards nothing between its networks. */
export async function createNetwork(lab: string, layout: Layout, signal: AbortSignal | undefined): Promise<void> {
  await run(['ip', 'netns', 'add', networkNamespace(lab)], { signal });
  // A new namespace inherits the machine's forwarding. A power switch listens at its address also while it has no power, and the address is gone.
  const stop =
    'echo 0 >/proc/sys/net/ipv4/ip_forward; echo 1 >/proc/sys/net/ipv4/ip_nonlocal_bind; for file in /proc/sys/net/ipv6/conf/*/disable_ipv6; do echo 1 >"$file"; done';
  await run([...inNetwork(lab), 'sh', '-c', stop], { signal });
  await run([...inNetwork(lab), 'ip', '-batch', '-'], { stdin: switchCommands(layout), signal });
}

export async function removeNetwork(lab: string): Promise<void> {
  if (await hasNetwork(lab)) await run(['ip', 'netns', 'delete', networkNamespace(lab)]);
}

export async function hasNetwork(lab: string): Promise<boolean> {
  return access(networkNamespaceFile(lab)).then(
    () => true,
    () => false,
  );
}
