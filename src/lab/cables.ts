import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { run } from './command.ts';
import type { Cut } from './lab.ts';
import type { LabHost, Layout } from './layout.ts';
import { hostDirectory, inNetwork } from './paths.ts';

/** Cables of a host that are cut, by bridge. */
export type Cuts = Readonly<Record<string, Cut>>;

const whole = 'learning on flood on mcast_flood on bcast_flood on locked off';
const deaf = 'flood off mcast_flood off bcast_flood off';
const mute = 'locked on';
/**
 * Settings of a port of the switch, for `ip -batch`. A port that learns nothing and floods nothing sends nothing on to its host; a locked one
 * takes nothing from it. What was learned is forgotten at once. The state of a port would not do: it is set anew whenever a host boots.
 */
const ports: Readonly<Record<Cut, string>> = {
  both: `learning off ${deaf} ${mute} fdb_flush`,
  in: `learning off ${deaf} fdb_flush`,
  out: `learning off ${mute} fdb_flush`,
};

/** What brings the cables of a host that is plugged in to this state, for `ip -batch`. Pure. */
export function cableCommands({ links }: Pick<LabHost, 'links'>, cuts: Cuts): string {
  const set = (port: string, settings: string) => `link set ${port} type bridge_slave ${settings}\n`;
  return links
    .map(({ outside, bridge }) => {
      const cut = cuts[bridge];
      return set(outside, whole) + (cut ? set(outside, ports[cut]) : '');
    })
    .join('');
}

/** Kept beside the host: a host that boots finds its cables as they were. */
export async function readCuts(lab: string, host: string): Promise<Cuts> {
  const content = await readFile(cutsFile(lab, host), 'utf8').catch(() => '{}');
  return JSON.parse(content) as Cuts;
}

/** Brings the host's cables to this state. One that is off has none to set; it finds them so when it boots. */
export async function setCuts(lab: string, host: LabHost, cuts: Cuts): Promise<void> {
  await writeFile(cutsFile(lab, host.name), JSON.stringify(cuts));
  await run([...inNetwork(lab), 'ip', '-force', '-batch', '-'], { stdin: cableCommands(host, cuts) }).catch(() => {});
}

/** The bridges that a host's cables to a network, or to all, lead to. Throws LAB_NO_CABLE. */
export function bridgesOf({ bridges }: Layout, { name, links }: LabHost, network: string | undefined): string[] {
  const plugged = bridges.filter((bridge) => links.some((link) => link.bridge === bridge.name));
  const meant = plugged.filter((bridge) => network === undefined || bridge.network === network);
  if (meant.length > 0) return meant.map((bridge) => bridge.name);
  const networks = plugged.map((bridge) => bridge.network).join(', ');
  throw new QuorateError({
    code: 'LAB_NO_CABLE',
    what: text().lab.problems.noCable(name, network ?? ''),
    remedy: text().lab.problems.cables(networks),
  });
}

function cutsFile(lab: string, host: string): string {
  return join(hostDirectory(lab, host), 'cuts.json');
}
