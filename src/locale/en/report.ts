import { drill } from './drill.ts';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
/** A moment relative to the fault: as few digits as it needs, or as many as are asked for. */
const moment = (ms: number, digits?: number) => {
  const seconds = Number((ms / 1000).toFixed(3));
  const shown = digits === undefined ? String(Math.abs(seconds)) : Math.abs(seconds).toFixed(digits);
  return Number(shown) === 0 ? `${shown} s` : `${seconds < 0 ? '−' : '+'}${shown} s`;
};
/** Names as they are used elsewhere; what is new here is called by its own. */
const canaries: Record<string, string> = drill.canaries;

/** The report of one drill, and of all of them. Durations in milliseconds. */
export const report = {
  help: {
    summary: 'what all drills together prove: each fault, and what users noticed of it',
    directory: 'directory that runs are kept in',
  },
  moment,
  duration: seconds,
  short: (ms: number) => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`),
  canary: (canary: string) => canaries[canary] ?? canary,
  page: {
    eyebrow: (cloud: string) => `Drill report · ${cloud}`,
    never: (fault: string) => `${fault}: never injected`,
    footer: (version: string) => `Made by Quorate ${version} from the files beside it, which can be judged again:`,
    zero: 'Times count from the injection.',
    zeroStart: 'Times count from the start: no fault was injected.',
  },
  sections: {
    checks: 'What was checked',
    objective: 'Longest interruption against the objective',
    closeUp: 'From the fault until all was as before',
    whole: 'The whole run',
    canaries: 'What users noticed',
    events: 'What happened, in order',
    environment: 'Measured on',
  },
  described: 'The same is told in words by the tables of this page.',
  caption: (delayedOver: string) =>
    `Each request at the time it was due. Dashed: ${delayedOver}, from which on an answer counts as delayed. Lanes show what looks, one each second or two, saw.`,
  fates: {
    good: 'answered well',
    delayed: 'delayed',
    lost: 'lost',
    interruption: 'interruption',
    fault: 'from the injection until healed',
  },
  fault: { injected: 'injected', took: 'in effect', healed: 'healed' },
  predicted:
    'Thin lines: what the settings had said before the fault, from best to worst, with a mark at what is expected.',
  lasted: (ms: number, fencing: number | undefined) =>
    ms === 0
      ? 'not interrupted'
      : fencing === undefined
        ? seconds(ms)
        : `${seconds(ms)} = fencing ${seconds(fencing)} + the rest ${seconds(ms - fencing)}`,
  lanes: {
    phases: 'phase',
    phase: {
      planned: 'planned',
      baseline: 'baseline',
      injecting: 'injecting',
      holding: 'holding',
      recovering: 'recovering',
      recovered: 'recovered',
      judged: 'judged',
    },
    faultLane: 'fault',
    power: 'power switches',
    powered: (host: string, action: string, by: string) =>
      `${host} ${action}${by === 'control' ? ', by the drill' : ''}`,
    fencing: 'fencing',
    fencedBy: (host: string, action: string, by: string | undefined, outcome: 'done' | 'failed') =>
      `${host} ${action}${by ? ` by ${by}` : ''}${outcome === 'failed' ? ', failed' : ''}`,
    address: (name: string) => `address ${name}`,
    writer: 'database writer',
    onWire: (name: string) => `${name} on the wire`,
    acknowledges: 'acknowledges writes',
    cloud: 'the cloud',
    unseenLane: 'not seen',
    unseen: (what: 'look' | 'fencing' | 'power', error: string) => `${what}: ${error}`,
    stalls: 'stalls of the canaries',
    stalled: (ms: number) => `did not run for ${seconds(ms)}`,
    interrupted: (ms: number) => `interrupted for ${seconds(ms)}`,
  },
  columns: {
    canary: 'canary',
    requests: 'requests',
    lost: 'lost',
    delayed: 'delayed',
    firstFailed: 'first failed',
    firstGood: 'first good',
    longest: 'longest interruption',
    settled: 'as before',
    latency: 'latency p50 / p95 / p99, ms',
    before: 'before the fault',
    during: 'until as before',
    after: 'after',
    check: 'check',
    reason: 'reason',
    time: 'time',
    what: 'what',
    detail: 'detail',
  },
  errors: (canary: string, list: string) => `Lost requests of ${canary}: ${list}`,
  more: (count: number) => `and ${count} more`,
  environment: {
    cloud: 'cloud',
    revision: 'revision',
    quorate: 'Quorate',
    class: 'class of fault',
    started: 'started',
    ended: 'ended',
    lab: 'power switches',
    labSettings: (latency: number, post: number) =>
      `answer after ${seconds(latency)}, power-on self-test ${seconds(post)}`,
    objectives: 'longest interruptions asked for',
    dataLoss: 'data loss',
    loss: { none: 'none', tolerated: 'tolerated' } as Record<string, string>,
    availability: 'availability',
    paces: 'canaries',
    pace: (canary: string, interval: number, timeout: number) =>
      `${canary} every ${interval} ms, given up after ${seconds(timeout)}`,
  },
  proofs: {
    title: (cloud: string, runs: number, revision: string) =>
      `${cloud}: ${runs} ${runs === 1 ? 'run' : 'runs'}, newest revision ${revision}`,
    none: (directory: string) => `There is no run in ${directory}.`,
    fault: 'fault',
    canary: 'canary',
    runs: 'runs',
    median: 'median',
    worst: 'worst',
    lost: 'lost',
    objective: 'objective',
    newest: 'newest',
    ago: (ago: string) => `${ago} ago`,
    elsewhere: (runs: number, of: number) =>
      runs === of ? 'measured on another revision' : `${runs} of ${of} on another revision`,
    unread: 'Not counted:',
  },
  problems: { noDirectory: (directory: string) => `${directory} cannot be read as a directory of runs` },
} as const;
