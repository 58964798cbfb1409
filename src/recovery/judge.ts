import type { Reason } from '../services/galera/recovery.ts';
import type { SeenMember } from './look.ts';

/**
 * Where the database stands. `serving`: a majority is at work · `returning`: it comes back without anybody's word ·
 * `undecided`: only the operator can tell whether to go on without those that are missing · `unclear`: too little is known yet.
 */
export interface Judgement {
  readonly state: 'serving' | 'returning' | 'undecided' | 'unclear';
  /** Why it is not serving, in the words of the members that answer. */
  readonly why?: Reason;
  /** Hosts that the reason is about. */
  readonly about: readonly string[];
  /** The member to begin from: of those that answer, none is further. */
  readonly best?: string;
  /** Members that do not answer: what only they have is given up when the others begin without them. */
  readonly missing: readonly string[];
}

/** Of equals the first of the file, as the members themselves choose. */
export function judge(members: readonly SeenMember[]): Judgement {
  const here = members.flatMap(({ host, position }) => (position ? [{ host, ...position }] : []));
  const missing = members.filter(({ position }) => !position).map(({ host }) => host);
  const known = here.filter(({ seqno }) => seqno !== null && seqno >= 0);
  const most = Math.max(...known.map(({ seqno }) => seqno!));
  const best = known.find(({ seqno }) => seqno === most)?.host;
  const seen = { missing, ...(best ? { best } : {}) };
  if (here.some(({ state }) => state === 'primary')) return { state: 'serving', about: [], ...seen };
  // One that does not see the majority yet waits, while the others have decided.
  const verdicts = here.flatMap(({ said }) => said ?? []);
  const said = verdicts.find(({ act }) => act !== 'wait') ?? verdicts.find(({ why }) => why !== 'few') ?? verdicts[0];
  const reason = { about: said?.about ?? [], ...(said ? { why: said.why } : {}) };
  // Of what is waited for, only the missing members may never come: the rest is known in a moment.
  const passing = !said || (said.act === 'wait' && said.why !== 'few') || here.some(({ seqno }) => seqno === null);
  if (!best || passing) return { state: 'unclear', ...reason, ...seen };
  if (said.act === 'begin') return { state: 'returning', ...reason, ...seen, best: said.leader ?? best };
  return { state: 'undecided', ...reason, ...seen };
}
