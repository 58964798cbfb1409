/** A group as far as losing hosts is concerned. */
export interface Voters {
  readonly group: string;
  /** Hosts whose member does its work. */
  readonly well: readonly string[];
  /** Members that must be left when others die without a word. */
  readonly need: number;
}

/** How many hosts may die now, whichever they are, and which groups allow no more. */
export interface Tolerance {
  readonly hosts: number;
  readonly limitedBy: readonly string[];
}

/**
 * Whichever hosts die, as many as that, every group that works now goes on. A group that does not work any more allows nothing.
 * `unfenced`: hosts that nobody can prove to be off; when one of them dies, what it held stays where it is.
 */
export function tolerance(groups: readonly Voters[], unfenced: readonly string[]): Tolerance {
  const spare = groups.map(({ group, well, need }) => ({ group, spare: Math.max(0, well.length - need) }));
  const all = unfenced.length > 0 ? [...spare, { group: 'fencing', spare: 0 }] : spare;
  const hosts = Math.min(...all.map((one) => one.spare));
  if (!Number.isFinite(hosts)) return { hosts: 0, limitedBy: [] };
  return { hosts, limitedBy: all.filter((one) => one.spare === hosts).map(({ group }) => group) };
}
