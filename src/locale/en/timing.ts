const seconds = (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${Number((ms / 1000).toFixed(1))} s`);
/** As few digits as tell it. */
const few = (value: number) => (value < 10 ? value.toFixed(value < 1 ? 2 : 1) : value.toFixed(0));
const between = (best: number, worst: number) => {
  if (best === worst) return seconds(worst);
  if (worst < 1000) return `${Math.round(best)}–${Math.round(worst)} ms`;
  return `${Number((best / 1000).toFixed(1))}–${Number((worst / 1000).toFixed(1))} s`;
};

/** Budgets of interruptions, and the timers that they come from. Durations in milliseconds. */
export const timing = {
  help: {
    summary: 'what users would notice of a fault, how long, and which setting decides it; without a fault, of all',
    fault: 'FAULT[@TARGET], such as host-off@vip-holder; see `quorate drill list`',
    runs: 'directory of drills, to show what was measured beside what is predicted',
    rehearsal: 'as in a rehearsal, with the power switches of the lab',
  },
  clients: {
    summary:
      'what programs that use the control plane (nova, neutron, cinder, any) are to be set to, so that they outlive its failovers',
    why: (longest: number) => `\
The longest interruption of this control plane that ends by itself takes ${seconds(longest)} at worst (quorate what-if).
With these settings no program gives up before that, and no agent passes for dead because of it.`,
    any: 'every program',
    of: (program: string) => `${program}, besides`,
  },
  between,
  kinds: { detect: 'detect', decide: 'decide', fence: 'fence', 'take-over': 'take over', reconnect: 'reconnect' },
  stages: {
    token: 'its token is missed',
    consensus: 'the others agree that it is gone',
    transition: 'the controller decides who takes over',
    'transition-dc': 'another controller is elected, and decides who takes over',
    'power-off': 'its power switch proves it off',
    'bmc-given-up': 'its power switch has no power either, and is given up',
    'outlets-off': 'its outlets are switched off and on',
    'address-start': 'another host takes the addresses and says so',
    'address-looked-for': 'somebody looks whether the address is there',
    'address-restored': 'the holder sees that an address is gone, and waits with the others for adverts',
    'handed-over': 'it lets go in order',
    'adverts-missed': 'its adverts are missed',
    'hears-too-few': 'it notices that it hears too few',
    'balancer-asked': 'its balancer is asked, and does not answer',
    watchdog: 'systemd ends what hangs, and removes its addresses',
    announced: 'another host takes the addresses and says so',
    'balancer-restarts': 'systemd starts the balancer anew',
    'writer-down': 'the balancer finds the database member silent',
    'writer-gone': 'the balancer finds the database member gone',
    'writer-hangs': 'the balancer gives up asking the database member',
    'others-answer': 'other members answer, one request in several waits',
    'member-suspected': 'the database suspects its member',
    'member-left': 'the database member takes its leave',
    'group-agrees': 'the other database members agree to go on without it',
    'leader-suspected': 'the leader of the queues is suspected',
    'leader-gone': 'the leader of the queues is gone',
    'leader-elected': 'the queues elect another leader',
    'broker-silent': 'clients give up a silent broker',
    'broker-connects': 'clients connect to another broker',
    'cache-given-up': 'a cache member is waited for once',
    'member-restarts': 'it starts anew',
    'host-boots': 'power-on self-test and boot',
    'database-begins': 'the database begins again',
    'cluster-begins': 'the cluster waits for its members, and decides',
    'clients-return': 'the first good answer to those who waited',
  },
  assumptions: {
    latency: 'latency',
    'disk-sync': 'disk sync',
    stall: 'stall of a busy host',
    fencing: 'fencing',
    outlet: 'outlet',
    'fence-agent': 'fence agent',
    election: 'election',
    transition: 'transition',
    'resource-start': 'resource start',
    announce: 'announcement',
    'queue-election': 'queue election',
    'hand-over': 'hand-over',
    reconnect: 'reconnect',
    post: 'self-test',
    boot: 'boot',
    'cold-start': 'cold start',
  },
  never: {
    'no-other': 'no other member stands in',
    'no-majority': 'too few members are left for a majority',
    'not-fenced': 'nobody can prove the host off: it has no fencing',
    'switch-dead':
      'nobody can prove the host off: its power switch died with it, and there is no second level of fencing',
    'disk-alarm': 'a full disk under one broker stops the publishers of all of them',
  },
  promises: {
    met: 'kept even at worst',
    mostly: 'kept as a rule, not at worst',
    missed: 'not kept',
    never: 'does not end by itself',
    none: 'no objective',
  },
  classes: { host: 'host', process: 'process', network: 'network', 'total-outage': 'total outage' },
  fault: 'fault',
  objective: 'objective',
  title: (fault: string, name: string, objective: number | undefined) =>
    `${fault}  (class ${name}${objective === undefined ? ', no objective' : `, objective ${seconds(objective)}`})`,
  unnoticed: 'not interrupted',
  length: (best: number, expected: number, worst: number) =>
    `${Number((best / 1000).toFixed(1))} · ${Number((expected / 1000).toFixed(1))} · ${Number((worst / 1000).toFixed(1))} s`,
  lengths: 'best · expected · worst',
  endless: (why: string) => `never: ${why}`,
  end: 'never',
  cells: 'Seconds as a rule / at worst [median measured]: ✓ kept even at worst, ◐ kept as a rule, ✗ not kept.',
  eats: (stage: string, ms: number, share: number) =>
    `most of it: ${stage} (up to ${seconds(ms)}, ${share} % of the worst)`,
  scale: (ms: number) => seconds(ms),
  legend: 'detect ▒ · decide ░ · fence █ · take over ▓ · reconnect ▪ · up to the worst case ┄ · objective ╎',
  atShortest: (best: number, expected: number, worst: number, alarms: string) =>
    `with the shortest timers that the assumptions allow: ${Number((best / 1000).toFixed(1))} · ${Number((expected / 1000).toFixed(1))} · ${Number((worst / 1000).toFixed(1))} s, for ${alarms} false alarms a year`,
  alarm: (who: string, shortest: number, now: number) => `${few(shortest)} instead of ${few(now)} (${who})`,
  measured: (runs: number, median: number, worst: number) =>
    `measured: median ${(median / 1000).toFixed(1)} s, worst ${(worst / 1000).toFixed(1)} s in ${runs} ${runs === 1 ? 'run' : 'runs'}`,
  outside: 'longer than predicted: one of the two is wrong',
  elsewhere: (runs: number, of: number) => `${runs} of ${of} on another revision`,
  inFile: (written: string, file: string) => `${written} (${file})`,
  ofTimer: (timer: string, ms: number) => `${timer} ${seconds(ms)}`,
  assumed: (name: string, length: string) => `${name} ${length}, assumed`,
  changed: 'Timers that the objectives or assumptions made other than usual:',
  change: (timer: string, usual: number, now: number) => `${timer}  ${seconds(usual)} → ${seconds(now)}`,
  alarms: (who: string, now: number, usual: number) =>
    `False alarms a year, by a guess: ${who} ${few(now)} (usual timers: ${few(usual)})`,
  more: 'The stages of one fault, and the settings that decide them: quorate what-if FAULT',
  impossible: (name: string, objective: number, fault: string) =>
    `objectives.interruption.${name}: ${seconds(objective)} cannot be kept when ${fault} happens`,
  shortest: (capability: string, best: number, expected: number, worst: number, stage: string, ms: number) =>
    `${capability} would take ${seconds(expected)} as a rule (${seconds(best)} to ${seconds(worst)}) with the shortest timers that the assumptions allow; most of it: ${stage}, ${seconds(ms)}`,
  endlessly: (capability: string, why: string) => `${capability} does not come back by itself: ${why}`,
  wayOut: (possible: number) =>
    `Promise ${seconds(possible)} or more, shorten the stage that takes most, or correct what is assumed of it.`,
  findings: {
    order: {
      consensus: 'consensus of Corosync is shorter than 1.2 times its token',
      'balancer-first': 'the balancer takes a silent database member out later than the group suspects it',
      'asked-often': 'a database member is suspected before it was asked three times',
      'suspected-first': 'a database member is dropped without agreement before it can be suspected',
      'joins-repeated': 'the join of a database member is given up before lost messages were sent again',
      'installs-in-time':
        'the database waits longer for a new group than for a silent member, which Galera refuses to start with',
      'client-outlives': 'database clients give up before a failover is over',
      'queue-refuses': 'who waits for a thread of an API gives up before the balancer refuses it',
      'answer-outlives': 'the balancer gives an answer up before a database client ends a dead session',
      recycled: 'the balancer drops idle database connections before clients replace them',
      'api-out': 'an API that hangs is kept for more than 10 s',
      'connected-first': 'a database client gives up connecting before the balancer has tried another member',
      'watchdog-waits': 'keepalived is ended as hanging though it only waited',
      'queue-first':
        'clients give a broker up before its queues have moved, or a broker is dropped before its clients notice',
      'cache-first': 'an API that waits for its cache fails the check of its balancer',
    },
    contradicts: (rule: string, timers: string) => `${rule} (${timers})`,
    patient: (limit: number, needed: number) =>
      `a fence device is given up after ${seconds(limit)}, and may need ${seconds(needed)}: a host that is being switched off counts as not fenced`,
    unreachable: (name: string, objective: number, fault: string, capability: string, shortest: number) =>
      `when ${fault} happens, ${capability} takes ${seconds(shortest)} as a rule even with the shortest timers; objectives.interruption.${name} asks for ${seconds(objective)}`,
    atWorst: (name: string, objective: number, fault: string, capability: string, worst: number, stage: string) =>
      `when ${fault} happens, ${capability} may take up to ${seconds(worst)}; objectives.interruption.${name} asks for ${seconds(objective)}. Most of it: ${stage}`,
  },
} as const;
