import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabHost } from '../layout.ts';
import { labDirectory } from '../paths.ts';

/** What keeps hosts from having mains: cables that are out, outlets that are off. On disk, for a rack that is started again. */
export interface Feeds {
  readonly unplugged: readonly string[];
  /** Outlets, such as `pdu1/3`. */
  readonly off: readonly string[];
}

/** Whether an outlet feeds it, cable or not; one without outlets has mains of its own. */
export function isFed({ outlets }: LabHost, { off }: Feeds): boolean {
  return outlets.length === 0 || outlets.some((outlet) => !off.includes(outlet));
}

export function hasMains(host: LabHost, feeds: Feeds): boolean {
  return !feeds.unplugged.includes(host.name) && isFed(host, feeds);
}

/** The list with or without the name. */
export function marked(names: readonly string[], name: string, present: boolean): string[] {
  return [...names.filter((one) => one !== name), ...(present ? [name] : [])];
}

export async function readFeeds(lab: string): Promise<Feeds> {
  const content = await readFile(feedsFile(lab), 'utf8').catch(() => undefined);
  return content === undefined ? { unplugged: [], off: [] } : (JSON.parse(content) as Feeds);
}

export async function writeFeeds(lab: string, feeds: Feeds): Promise<void> {
  const fresh = `${feedsFile(lab)}.new`;
  await writeFile(fresh, `${JSON.stringify(feeds)}\n`);
  await rename(fresh, feedsFile(lab));
}

function feedsFile(lab: string): string {
  return join(labDirectory(lab), 'feeds.json');
}
