/** Taking a host out of the cloud for a while. */
export const maintain = {
  help: {
    summary: 'take a host out of the cloud for a while, unnoticed; --end brings it back',
    host: 'the host',
    end: 'the work there is done: start its services, and count on it again',
    because: 'why, for whoever looks meanwhile',
    acceptRisk: 'no-quorum: even if the others cannot do without it',
  },
  stops: (host: string, services: readonly string[]) =>
    services.length === 0
      ? `${host}: has nothing of the cloud that could stop`
      : `${host}: ${services.join(', ')} stop there, one after the other, their users led elsewhere first; where addresses move, new users wait for a second or two`,
  question: (host: string) => `Put ${host} to rest?`,
  declined: 'not agreed to: nothing was changed',
  phase: (host: string) => `Putting ${host} to rest`,
  standing: (host: string, done: number, left: number, journal: string) =>
    `${done} steps are done, ${left} were not begun. Run the same again: it goes on. Back to how it was: quorate maintain ${host} --end. Journal: ${journal}`,
  interrupted: 'maintain was interrupted; what was in hand is finished',
  waiting: (host: string) => `Waiting until ${host} does all of its work`,
  notResting: (host: string) => `${host} is not in maintenance`,
  seeStatus: '`quorate status` tells which hosts are.',
  needed: (host: string) => `the others cannot do without ${host} now`,
  missed: (service: string, left: number, need: number) => `${service}: ${left} at work without it, ${need} needed`,
  wellFirst: 'Make the others well first: `quorate status`. Or `--accept-risk no-quorum`: users notice.',
  begun: (host: string) =>
    `${host} is at rest. Switch it off and on as often as you need: nothing of the cloud starts there by itself.`,
  ended: (host: string) => `${host} serves again.`,
  tolerates: (hosts: number) =>
    hosts === 0 ? 'Now no further host may fail.' : `Now ${hosts === 1 ? 'one host' : `${hosts} hosts`} may fail.`,
  way: (host: string) => `When the work is done: quorate maintain ${host} --end`,
} as const;
