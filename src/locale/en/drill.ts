/** A moment relative to the fault, such as +3.9 s. */
const after = (ms: number) => `${ms < 0 ? '−' : '+'}${Math.abs(ms / 1000).toFixed(1)} s`;

export const drill = {
  summary: 'break it on purpose, and judge',
  run: {
    summary: 'inject a fault while canaries use the cloud, and judge what users noticed',
    fault: 'FAULT[@TARGET], such as host-off@vip-holder; see `quorate drill list`',
    baseline: 'how long all must be well before the fault',
    runs: 'directory to keep runs in',
  },
  judge: {
    summary: 'judge a finished run again, from its files alone',
    directory: 'a directory that `quorate drill run` made',
  },
  list: {
    summary: 'the faults there are, and what they need',
    faults: {
      'host-off': 'the host dies at once; its power switch still answers',
    },
    needs: { lab: 'a lab' },
    targets: 'Targets:',
    target: {
      'vip-holder': 'the host that holds the first virtual address when the fault is injected',
      'db-writer': 'the host that database sessions go to when the fault is injected',
      host: 'or a host of the cloud by its name',
    },
    heading: 'Faults:',
    requires: (what: string) => `needs ${what}`,
  },
  phases: {
    baseline: 'Baseline: all must be well',
    injecting: 'Injecting the fault',
    holding: 'Holding: the cloud helps itself',
    recovering: 'Taking the fault back',
    recovered: 'Waiting until all is well',
  },
  canaries: { 'sign-in': 'sign-in', 'database-write': 'database write' },
  notes: {
    baselineWell: (requests: number) => `${requests} requests, all answered well`,
    injected: (fault: string, host: string) => `${fault} on ${host}`,
    healed: (host: string) => `${host} is on`,
    wellAgain: 'all well',
    notWell: (limit: number) => `not all well after ${limit / 1000} s`,
    firstFailed: (canary: string, at: number) => `first failed ${canary} ${after(at)}`,
    answersAgain: (canary: string, at: number) => `${canary} answers again ${after(at)}`,
    fenced: (host: string, by: string | undefined, at: number) => `${host} fenced${by ? ` by ${by}` : ''} ${after(at)}`,
    holder: (address: string, host: string, at: number) => `address ${address} is on ${host} ${after(at)}`,
    members: (service: string, count: string, at: number) => `${service} ${count} ${after(at)}`,
    allWell: (at: number) => `nothing amiss ${after(at)}`,
    kept: (directory: string) => `run kept in ${directory}`,
  },
  result: {
    outcome: { pass: 'PASS', fail: 'FAIL', unknown: 'UNKNOWN' },
    title: 'drill',
    verdict: 'verdict',
    injected: 'injected',
    fenced: 'fenced',
    writes: 'writes',
    checks: 'checks',
    onHost: (fault: string, host: string) => `${fault} on ${host}`,
    noFault: 'no fault was injected',
    at: (time: string) => `at ${time}`,
    firstFailed: (at: number) => `first failed ${after(at)}`,
    firstGood: (at: number) => `first good answer ${after(at)}`,
    neverAgain: 'not answered again',
    settled: (at: number) => `all as before ${after(at)}`,
    longest: (ms: number) => `longest interruption ${(ms / 1000).toFixed(1)} s`,
    noInterruption: 'not interrupted',
    requests: (requests: number, lost: number, delayed: number) =>
      `of ${requests} requests ${lost} lost, ${delayed} delayed`,
    writesKept: (acknowledged: number, lost: number) => `${acknowledged} acknowledged, ${lost} lost`,
    fencedLine: (host: string, by: string | undefined, at: number, ms: number | undefined) =>
      `${host}${by ? ` by ${by}` : ''} ${after(at)}${ms === undefined ? '' : `, its power switch took ${(ms / 1000).toFixed(1)} s`}`,
    nobody: 'nobody',
    interrupted: (ms: number) => `interrupted for ${(ms / 1000).toFixed(1)} s`,
    objective: (ms: number) => `objective ${ms / 1000} s`,
    margin: (ms: number) => (ms >= 0 ? `${(ms / 1000).toFixed(1)} s to spare` : `${(-ms / 1000).toFixed(1)} s over`),
    apart: (fencing: number, rest: number) =>
      `fencing ${(fencing / 1000).toFixed(1)} s + the rest ${(rest / 1000).toFixed(1)} s`,
  },
} as const;
