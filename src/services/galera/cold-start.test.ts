import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position, Verdict } from './recovery.ts';

/** What a member answers to the others. */
type Fact = Omit<Position, 'said'>;
type Facts = Readonly<Record<string, Fact>>;

const members = ['ctl1', 'ctl2', 'ctl3'];
const view = { id: 'aaaaaaaa', seq: 7, size: 3 };
const cluster = 'aaaaaaaa-0000-0000-0000-000000000001';

/** One interpreter for all cases: what the hosts run decides, not a copy of it. */
function decided(cases: readonly Facts[], names = members): Verdict[] {
  const program = `import json, sys
sys.path.insert(0, 'src/services/galera/cold-start')
sys.dont_write_bytecode = True
from decide import decide
asked = json.load(sys.stdin)
print(json.dumps([decide(asked['names'], facts) for facts in asked['cases']]))`;
  const { stdout, stderr } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify({ names, cases }),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

function waiting(seqno: number | null, writers: readonly string[] = ['ctl2'], more: Partial<Fact> = {}): Fact {
  return { state: 'waiting', uuid: cluster, seqno, view, safe: false, note: { view, writers }, ...more };
}

const other = { ...view, seq: 8, size: 2 };
const table: [string, Facts, Verdict['act'], Verdict['why'], string | null][] = [
  ['all are here', { ctl1: waiting(5), ctl2: waiting(7), ctl3: waiting(7) }, 'begin', 'all', 'ctl2'],
  ['one that had no clients is dead', { ctl1: waiting(5), ctl2: waiting(7) }, 'begin', 'writers-here', 'ctl2'],
  ['the one that had clients is dead', { ctl1: waiting(5), ctl3: waiting(5) }, 'refuse', 'writer-missing', null],
  [
    'two that run apart could still form a majority of their own',
    { ctl1: waiting(7), ctl2: waiting(5, [], { state: 'apart' }), ctl3: waiting(5, [], { state: 'apart' }) },
    'refuse',
    'apart',
    null,
  ],
  [
    'the one that runs apart could, with the one that is missing',
    { ctl1: waiting(7), ctl2: waiting(5, ['ctl2'], { state: 'apart' }) },
    'refuse',
    'apart',
    null,
  ],
  [
    'the one that runs apart is itself the furthest',
    { ctl1: waiting(5), ctl2: waiting(7, ['ctl2'], { state: 'apart' }) },
    'begin',
    'writers-here',
    'ctl2',
  ],
  ['two are dead', { ctl2: waiting(7) }, 'wait', 'few', null],
  ['one serves', { ctl1: waiting(5), ctl2: waiting(7, ['ctl2'], { state: 'primary' }) }, 'wait', 'primary', null],
  ['one does not know yet', { ctl1: waiting(null), ctl2: waiting(7) }, 'wait', 'position', null],
  ['notes disagree', { ctl1: waiting(5, ['ctl2', 'ctl3']), ctl2: waiting(7) }, 'refuse', 'writer-missing', null],
  ['nobody was seen with clients', { ctl1: waiting(5, []), ctl2: waiting(7) }, 'refuse', 'writer-unknown', null],
  ['a note is missing', { ctl1: waiting(5, [], { note: null }), ctl2: waiting(7) }, 'refuse', 'writer-unknown', null],
  [
    'a note is of another group',
    { ctl1: waiting(5, [], { note: { view: other, writers: ['ctl2'] } }), ctl2: waiting(7) },
    'refuse',
    'writer-unknown',
    null,
  ],
  [
    'the others went on without one of the two',
    { ctl1: waiting(5), ctl2: waiting(7, ['ctl2'], { view: other, note: { view: other, writers: ['ctl2'] } }) },
    'refuse',
    'minority',
    null,
  ],
  [
    'orderly ends, and the last of them is here',
    { ctl1: waiting(5, [], { view: null, note: null }), ctl2: waiting(7, [], { view: null, note: null, safe: true }) },
    'begin',
    'left-last',
    'ctl2',
  ],
  [
    'no view is left',
    { ctl1: waiting(5, [], { view: null }), ctl2: waiting(7, [], { view: null }) },
    'refuse',
    'no-view',
    null,
  ],
  ['another cluster', { ctl1: waiting(5), ctl2: waiting(7, [], { uuid: 'b' }) }, 'refuse', 'strangers', null],
];

test.each(table)('%s', (_, facts, act, why, leader) => {
  expect(decided([facts])).toMatchObject([{ act, why, leader }]);
});

const names = ['a', 'b', 'c', 'd', 'e'];
const whole = { ...view, size: 5 };
const views = fc.constantFrom(whole, whole, whole, whole, whole, null, { ...view, seq: 8, size: 3 });
const fact = fc.record<Fact>({
  state: fc.constantFrom('waiting', 'waiting', 'down', 'apart'),
  uuid: fc.constant(cluster),
  seqno: fc.integer({ min: 0, max: 3 }),
  view: views,
  safe: fc.constant(false),
  note: fc.option(fc.record({ view: views, writers: fc.subarray(names) })),
});
const facts = fc.record(Object.fromEntries(names.map((name) => [name, fact])), { requiredKeys: [] });

test('begins without a member only when a majority of the last group is here, with all that had clients in it', () => {
  const cases = fc.sample(facts, 20_000) as Facts[];
  const verdicts = decided(cases, names);
  let begun = 0;
  for (const [index, { act, leader }] of verdicts.entries()) {
    if (act !== 'begin') continue;
    const here = cases[index]!;
    const most = Math.max(...Object.values(here).map(({ seqno }) => seqno!));
    expect(here[leader!]!.seqno, 'from the one that is furthest').toBe(most);
    if (Object.keys(here).length === names.length) continue;
    begun += 1;
    expect(Object.keys(here).length).toBeGreaterThan(names.length / 2);
    const loose = names.filter((name) => name !== leader && (here[name]?.state ?? 'apart') === 'apart');
    const last = here[leader!]!.view!;
    expect(loose.length).toBeLessThanOrEqual(last.size / 2);
    const inside = Object.entries(here).filter(([, one]) => one.view?.seq === last.seq);
    expect(inside.length).toBeGreaterThan(last.size / 2);
    for (const [, { note }] of inside) {
      expect(note!.writers.length).toBeGreaterThan(0);
      for (const writer of note!.writers) expect(inside.map(([name]) => name)).toContain(writer);
    }
  }
  expect(begun).toBeGreaterThan(0);
});

test('all that see the same come to the same answer, in whatever order they heard of each other', () => {
  const cases = fc.sample(facts, 500) as Facts[];
  const turned = cases.map((one) => Object.fromEntries(Object.entries(one).reverse()));
  expect(decided(turned, names)).toEqual(decided(cases, names));
});
