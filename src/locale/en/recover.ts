/** The database after a total outage: where it stands, why, and what the operator decides. */
export const recover = {
  help: {
    summary: 'where the database stands after a total outage; with --from, bring it up from one member',
    from: 'begin from what this member has, and give up what only others have',
    acceptRisk: 'begin from a member although another one that answers is further',
  },
  columns: 'member|state|last|cluster|last seen together|had clients|',
  unseen: 'does not answer',
  members: {
    primary: 'serves',
    apart: 'outside a majority',
    waiting: 'waits for the others',
    down: 'stopped',
  },
  view: (id: string, seq: number, size: number) => `${size} members (${id}/${seq})`,
  safe: 'left last',
  states: {
    serving: 'The database serves. There is nothing to recover.',
    returning: 'The database comes back by itself within seconds: nothing that was acknowledged is missing.',
    undecided: 'The database stays down until the missing members return, or you decide to go on without them.',
    unclear: 'Too little is known yet.',
  },
  why: {
    primary: () => 'A majority serves; who waits joins it.',
    few: () => 'Fewer than a majority of the members answer: the others may be at work without them.',
    position: () => 'A member cannot tell yet how far it is: it is starting, or reads what a crash left behind.',
    unborn: () => 'No member has data: run `quorate apply`.',
    strangers: () => 'Members have data of different clusters.',
    all: () => 'All members are here.',
    'left-last': (about: readonly string[]) =>
      ['The member that left last, in good order, is here.', ...about].join(' '),
    'no-view': () => 'No member that answers knows who was together last: it ended in good order, and others did not.',
    apart: () => 'Members run outside a majority: they could form one of their own as soon as they see each other.',
    minority: () => 'Those who answer were no majority of the last group: it may have gone on without them.',
    views: () => 'Members that answer were last in different groups.',
    'writer-unknown': () => 'It is not known for certain who had clients when the power went.',
    'writer-missing': (about: readonly string[]) =>
      `Clients wrote through ${about.join(', ')}: it may have acknowledged what none of those who answer has.`,
    'writers-here': () => 'All members that had clients are here: nobody else can have acknowledged anything.',
  },
  lost: (missing: readonly string[], last: number) =>
    `Without ${missing.join(', ')}: transactions after ${last} that only it has would be lost; how many cannot be known, in general those of less than a second.`,
  way: (missing: readonly string[], best: string) =>
    `${missing.length > 0 ? `Bring ${missing.join(', ')} back, and nothing is lost. Or give it up: ` : ''}quorate recover --from ${best}`,
  question: (from: string, position: string, lost: readonly string[]) =>
    `Begin the database from ${from} at ${position}${lost.length > 0 ? `, and give up what only ${lost.join(', ')} has after that` : ''}?`,
  declined: 'not agreed to: nothing was changed',
  phase: 'Bringing up the database',
  steps: {
    record: 'what was decided',
    begin: (position: string) => `the database from ${position}`,
    join: 'the others',
  },
  left: (count: number, path: string) =>
    `${count} steps were not begun. Run the same again: it goes on. Journal: ${path}`,
  interrupted: 'recover was interrupted; what was in hand is finished',
  problems: {
    serving: 'a majority of the database serves',
    unusable: (host: string) => `${host} cannot tell how far it is, or has no data`,
    behind: (host: string, others: readonly string[]) => `${others.join(', ')} has what ${host} does not have`,
  },
} as const;
