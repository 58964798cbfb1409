const ms = (value: number) => `${Math.round(value)} ms`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** What the checkers of a drill say of a run. Durations in milliseconds. */
export const checks = {
  noFault: 'the fault was never injected',
  complete: {
    interrupted: 'the drill was interrupted',
    baseline: (why: string) => `baseline not healthy: ${why}`,
    noEffect: (fault: string) => `${fault} was never seen in effect`,
    well: 'every phase ran',
    noEnd: 'the canary process did not end as it should: its record may be incomplete',
    gaps: (missing: number, canary: string) => `${missing} answers of ${canary} are missing from the record`,
    nothingBefore: (canary: string) => `${canary} recorded nothing before the fault`,
    nothingAfter: (canary: string) => `${canary} recorded nothing after the fault`,
  },
  baseline: (requests: number) => `${requests} requests answered well before the fault`,
  fenced: {
    unlooked: 'nobody looked before the fault',
    nothingHeld: (host: string) => `${host} held no address: nothing to take over`,
    notTaken: 'no other host was seen to take over',
    unseen: (what: 'look' | 'fencing' | 'power', error: string) => `${what} could not be seen: ${error}`,
    never: (held: readonly string[], host: string) => `${held.join(', ')} moved, and ${host} was never fenced`,
    before: (held: readonly string[], host: string, lead: number) =>
      `${host} off ${seconds(lead)} before another host was seen with ${held.join(', ')}`,
    after: (held: readonly string[], host: string, late: number) =>
      `${held.join(', ')} seen elsewhere ${seconds(late)} before ${host} was off`,
  },
  healed: {
    not: 'the fault is not healed',
    notAwaited: 'nobody waited until all was well',
    lookFailed: (error: string) => `the last look failed: ${error}`,
    unlooked: 'nobody looked',
    amiss: (conditions: readonly { readonly code: string; readonly host?: string }[]) =>
      `still amiss at the end: ${conditions.map(({ code, host }) => (host ? `${code} on ${host}` : code)).join(', ')}`,
    well: 'nothing amiss at the last look, canaries well',
    bad: (requests: number, first: string) => `${requests} requests failed at the end, first ${first}`,
  },
  interruption: {
    noObjective: (fault: string) => `the cloud sets no objective for faults of class ${fault}`,
    none: (objective: number) => `no interruption, objective ${seconds(objective)}`,
    length: (canary: string, length: number, objective: number) =>
      `${canary} interrupted for ${seconds(length)}, objective ${seconds(objective)}`,
    notAgain: (said: string) => `${said}, and not answered again`,
    soFar: (said: string) => `${said} so far, when the record ends`,
    stalled: (said: string, ms: number) => `${said}, but the canaries' machine stalled for ${seconds(ms)} of it`,
  },
  owner: {
    unlooked: 'nobody looked after the fault',
    twice: (name: string, hosts: readonly string[]) => `${name} on ${hosts.join(' and ')}`,
    twoLooks: (said: string) => `${said}, in two looks in a row`,
    oneLook: (said: string) => `${said}, in one look only: it may have been moving`,
    blind: (ms: number) => `nobody looked for ${seconds(ms)}`,
    well: (looks: number, apart: number) => `one owner in all of ${looks} looks, ${seconds(apart)} apart at most`,
  },
  arp: {
    unseen: (error: string) => `nobody asked for it to the end: ${error}`,
    nothingBefore: 'nobody answered for it before the fault',
    nothingAfter: 'nobody answered for it after the fault',
    both: (hosts: readonly string[]) => `${hosts.join(' and ')} both answered`,
    inTurns: (said: string) => `${said}, in turns within a second`,
    once: (said: string) => `${said} one request: it may have been moving`,
    stalled: (said: string, ms: number) => `${said}, but the canaries' machine stalled for ${seconds(ms)} of it`,
    well: (hosts: readonly string[], silent: number) =>
      `one owner at a time: ${hosts.join(', then ')}${silent > 0 ? `; nobody for ${seconds(silent)}` : ''}`,
  },
  performance: {
    noBaseline: (canary: string) => `${canary} has no answers before the fault to compare with`,
    tooShort: (canary: string) => `the record of ${canary} is too short, or the canaries' machine stalled too much`,
    never: (canary: string, baseline: number, limit: number) =>
      `${canary} did not become as prompt as before: ${ms(limit)} were not met for 95 % again, with ${ms(baseline)} before the fault`,
    back: (canary: string, at: number, baseline: number, limit: number) =>
      `${canary} as prompt as before after ${seconds(at)}: within ${ms(limit)} for 95 %, with ${ms(baseline)} before the fault`,
    always: (canary: string, baseline: number, limit: number) =>
      `${canary} as prompt as before throughout: within ${ms(limit)} for 95 %, with ${ms(baseline)} before the fault`,
  },
  writers: {
    untold: 'answers do not tell who wrote',
    both: (servers: readonly string[], within: number) =>
      `${servers.join(' and ')} both acknowledged writes, in turns within ${ms(within)}`,
    well: (servers: readonly string[], handOvers: number) =>
      `one writer at a time: ${servers.join(', ')}; ${handOvers} ${handOvers === 1 ? 'hand-over' : 'hand-overs'}`,
  },
  messages: {
    kept: (confirmed: number, repeated: number) =>
      `${confirmed} confirmed messages, none lost, ${repeated} arrived more than once`,
    lost: (lost: number, confirmed: number) => `${lost} of ${confirmed} confirmed messages lost`,
    tolerated: (said: string) => `${said}; the cloud tolerates data loss`,
    notRead: 'the queue was not emptied',
    unreadable: (error: string) => `the queue could not be emptied: ${error}`,
  },
  writes: {
    kept: (acknowledged: number) => `${acknowledged} acknowledged writes, none lost`,
    lost: (lost: number, acknowledged: number) => `${lost} of ${acknowledged} acknowledged writes lost`,
    tolerated: (said: string) => `${said}; the cloud tolerates data loss`,
    notRead: 'the writes were not read back',
    unreadable: (error: string) => `the writes could not be read back: ${error}`,
  },
  /** Why a drill ended early. All are functions: a run keeps their names and what they speak of. */
  stops: {
    noAnswer: () => 'a canary got no answer at all',
    unlooked: () => 'the cloud could not be looked at',
    amiss: (conditions: number, code: string) => `${conditions} conditions, first ${code}: see \`quorate status\``,
    slow: (bad: number, of: number, canary: string, ms: number) =>
      `${bad} of ${of} requests not answered well before the fault, first ${canary}: answered after ${ms} ms`,
    bad: (bad: number, of: number, canary: string, error: string) =>
      `${bad} of ${of} requests not answered well before the fault, first ${canary}: ${error}`,
    canaryStopped: () => 'a canary stopped answering',
    noEffect: (fault: string, host: string, seconds: number) =>
      `${fault} was not seen in effect on ${host} within ${seconds} s`,
    canariesDied: (why: string) => `the canaries died: ${why}`,
    canariesDone: () => 'the canaries died: they said they were done',
    notHealed: (host: string, why: string) => `${host} could not be healed: ${why}`,
    notHealedYet: (seconds: number) => `something of it was left after ${seconds} s`,
    secondFenced: (host: string) => `halted: ${host} was fenced, which nobody planned`,
    secondAway: (host: string, seconds: number) => `halted: ${host} is away for ${seconds} s, which nobody planned`,
    tooLong: (canary: string, seconds: number) => `halted: no good answer to ${canary} for ${seconds} s (--halt-after)`,
    failed: (why: string) => why,
  },
} as const;
