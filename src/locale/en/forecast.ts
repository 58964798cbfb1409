const fixed = (value: number, digits: number) => value.toFixed(digits);
/** Minutes, as few digits as tell them. */
const length = (minutes: number) => {
  if (minutes >= 600) return `${fixed(minutes / 60, 0)} h`;
  if (minutes >= 0.95) return `${fixed(minutes, minutes < 9.95 ? 1 : 0)} min`;
  return `${fixed(minutes * 60, minutes * 60 < 9.95 ? 1 : 0)} s`;
};

/** What `quorate forecast` says: how available a cloud will be, and what limits it. */
export const forecast = {
  help: {
    summary: 'how available the cloud will be a year, what limits it, and what buys the next nine',
    seed: 'whole number from which chance is drawn for the simulation',
    badSeed: (written: string) => `--seed ${written} is not a whole number from 0`,
    seedRule: 'Write a whole number from 0 to 9007199254740991.',
    runs: 'directory of drills: how many came back by themselves',
    measured: 'instead: the availability that the cloud really had, from what `quorate status` saw',
    since: 'with --measured, only from so long ago, such as 720h',
  },
  length,
  controlPlane: 'control plane',
  heads: {
    availability: 'availability',
    nines: 'nines',
    down: 'down a year',
    simulated: 'simulated',
    objective: 'objective',
  },
  plusMinus: (value: string, error: string) => `${value} ± ${error}`,
  kept: (objective: number) => `${objective} % kept`,
  missed: (objective: number) => `${objective} % not kept`,
  simulated: (years: number, seed: number) =>
    `Simulated: ${years} ${years === 1 ? 'year' : 'years'}, seed ${seed}; ± is the standard error.`,
  exact: 'The availability itself is exact, by the model of the guide.',
  bound: 'The structure is too large for an exact answer: only failures of one or two things at once are counted.',
  why: 'What the control plane is down for, a year',
  rest: 'all else',
  together: {
    undeclared: (kind: string) => `the ${kind} fails: none is declared, so all are taken to share one`,
    pairs: (one: string, other: string, count: number) =>
      count === 1 ? `${one} and ${other}, at once` : `${one} and ${other}, at once (${count} such pairs)`,
    more: 'three or more at once',
  },
  causes: {
    'host-crash': 'a host crashes',
    'host-hardware': 'hardware of a host',
    link: 'a link of a host',
    rack: 'a rack',
    power: 'a power feed',
    switch: 'a switch',
    cooling: 'cooling',
    site: 'a site',
    network: 'a network',
    domain: 'another failure domain',
    'bad-change': 'a bad change',
    'operator-error': 'a slip of an operator',
    'expired-certificate': 'an expired certificate',
    'process-crash': 'a daemon crashes',
    'process-hang': 'a daemon hangs',
    'false-alarm': 'the living taken for dead',
  },
  failover: (cause: string) => `failover: ${cause}`,
  ofService: (cause: string, service: string) => `${cause} (${service})`,
  failoverFails: 'failovers that do not succeed by themselves',
  unproven: 'a dead host that nobody can prove off',
  nobodyElse: (cause: string) => `nobody stands in: ${cause}`,
  failoverChance: (percent: number, prior: number, succeeded: number, failed: number) =>
    succeeded + failed === 0
      ? `A failover does not succeed by itself in ${fixed(percent, 1)} % of cases: assumed, for no drill was seen.`
      : `A failover does not succeed by itself in ${fixed(percent, 1)} % of cases: ${fixed(prior, 1)} % assumed, and ${succeeded} of ${succeeded + failed} drills came back by themselves.`,
  instances: (percent: string, minutes: number, worst: string, causes: string) =>
    `A single instance: ${percent} %, ${length(minutes)} a year (on the worst host ${worst} %): ${causes}. Nothing moves it off a dead host, so it is as available as its host, whatever the control plane is; and only if it starts again with it.`,
  noInstances: 'Nothing is said of single instances: the file declares no compute hosts.',
  next: (nines: number, minutes: number) => `The next nine: ${nines} nines, ${length(minutes)} a year`,
  buys: (changes: string, minutes: number) => `${changes}: ${length(minutes)} a year remain`,
  outOfReach: (minutes: number) =>
    `none of this reaches it, nor all together: ${length(minutes)} a year would remain, most of it:`,
  alone: 'What each change is worth alone',
  saves: (minutes: number) => (minutes < 0 ? `costs ${length(-minutes)}` : `saves ${length(minutes)}`),
  costs: { settings: 'settings', cabling: 'cabling', hardware: 'hardware', people: 'people' },
  changes: {
    'shorter-timers': 'the shortest timers that the assumptions allow',
    'second-feed': 'two power feeds for every controller',
    'second-switch': 'two switches for every controller',
    'own-racks': 'a rack for each controller',
    'second-fencing': 'outlets as a second level of fencing',
    'more-controllers': 'two more controllers, or one to an odd number',
    drills: 'a hundred drills that pass',
    spares: 'spare parts on the shelf: repair in 4 h',
    'on-call': 'operators in half the time',
    'staged-changes': 'changes in stages: half as many go wrong',
    'four-eyes': 'a second pair of eyes: half as many slips',
  },
  and: ' + ',
  measured: {
    heads: {
      agreed: 'availability',
      availability: 'with planned',
      observed: 'seen',
      unknown: 'unknown',
      unplanned: 'outages',
      longest: 'longest',
      planned: 'planned',
    },
    outages: (count: number, all: string) => `${count}, ${all}`,
    nothing: 'Nothing is known: no `quorate status` has looked at this cloud from this machine in that time.',
    explained:
      'Availability as service levels count it: planned downtime (while an apply ran) is left out of it, and counted beside it. Unknown time counts neither as up nor as down.',
  },
} as const;
