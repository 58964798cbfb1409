import { expect, test } from 'vitest';
import type { Position, Verdict } from '../services/galera/recovery.ts';
import { judge } from './judge.ts';

const said = (act: Verdict['act'], why: Verdict['why'], leader: string | null = null): Verdict => ({
  ...{ act, why, leader, about: [] },
});

function at(seqno: number | null, verdict: Verdict | null, state: Position['state'] = 'waiting'): Position {
  return { state, uuid: 'c', seqno, view: null, safe: false, note: null, said: verdict };
}

const refused = said('refuse', 'writer-missing');

test.each([
  ['one serves', [at(7, null, 'primary'), at(5, said('wait', 'primary'))], 'serving', 'ctl1'],
  ['it comes back by itself', [at(5, said('begin', 'writers-here', 'ctl2')), at(7, null)], 'returning', 'ctl2'],
  ['nobody but the operator can tell', [at(5, refused), at(7, refused)], 'undecided', 'ctl2'],
  ['one has decided, the other does not see it yet', [at(5, said('wait', 'few')), at(5, refused)], 'undecided', 'ctl1'],
  ['one does not know how far it is', [at(null, refused), at(7, refused)], 'unclear', 'ctl2'],
  ['one knows since a moment', [at(5, said('wait', 'position')), at(7, said('wait', 'few'))], 'unclear', 'ctl2'],
  ['the others are missing', [at(5, said('wait', 'few'))], 'undecided', 'ctl1'],
  ['nobody answers', [], 'unclear', undefined],
] as const)('%s', (_, positions, state, best) => {
  const members = ['ctl1', 'ctl2', 'ctl3'].map((host, index) => {
    const position = positions[index];
    return position ? { host, position } : { host };
  });
  const judged = judge(members);
  expect(judged.state).toBe(state);
  expect(judged.best).toBe(best);
  expect(judged.missing).toEqual(['ctl1', 'ctl2', 'ctl3'].slice(positions.length));
});
