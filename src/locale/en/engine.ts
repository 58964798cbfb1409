/** What an apply says while it looks, locks and takes steps. */
export const engine = {
  run: {
    none: 'nothing was applied from here yet',
    unknown: (run: string, parent: string) => `there is no run ${run} in ${parent}`,
    there: (runs: readonly string[]) => `There are: ${runs.join(', ')}`,
  },
  plan: {
    unread: (path: string, code: string | undefined) => `${path} cannot be read: ${code}`,
    none: (path: string) => `${path} is not a plan`,
  },
  lock: {
    few: (taken: number, of: number, need: number) =>
      `only ${taken} of ${of} controllers can be locked, and ${need} are needed`,
    held: (holder: string) => `${holder} is changing this cloud`,
    age: (seconds: number, lease: number) =>
      `Its last sign of life was ${seconds} s ago; without one for ${lease} s the lock is free again.`,
  },
  note: {
    nowhere: 'no controller took it',
    notEverywhere: (host: string, why: string) => `${host} did not take it, and will learn it from nobody: ${why}`,
  },
  unseen: (host: string) => `${host} could not be looked at`,
  step: {
    failed: (verb: string, object: string, host: string, status: number) =>
      `${verb} ${object} failed on ${host} with status ${status}`,
    late: (verb: string, object: string, host: string, seconds: number) =>
      `${verb} ${object} failed on ${host} after ${seconds} s`,
    quorum: (verb: string, object: string, host: string, left: number, need: number) =>
      `${verb} ${object} on ${host} would leave ${left} members at work, and ${need} are needed`,
    idle: (hosts: readonly string[]) =>
      `${hosts.join(', ')} ${hosts.length === 1 ? 'does not do its' : 'do not do their'} work.`,
    notWell: (object: string, host: string, seconds: number) =>
      `${object} on ${host} did not become well within ${seconds} s`,
    lockedOut: (object: string, host: string) => `${host} takes no new connection after ${object}`,
  },
} as const;
