export const preflight = {
  summary: 'what the hosts and networks are like, before anything is built on them',
  testFencing: 'really switch each controller off and on, one at a time, and prove it by another boot',
  strict: 'exit with 2 when there are warnings',
  checks: {
    reach: 'SSH to every host',
    system: 'Operating system',
    size: 'Size of the hosts',
    network: 'Round trip between hosts',
    addresses: 'Virtual addresses are free',
    clock: 'Clocks agree',
    time: 'Time sources answer',
    disk: 'Write to the disk of the database',
    fencing: 'Power switches answer',
    tls: 'Encryption',
  },
  sampled: (count: number) => `each host and the ${count} after it`,
  skipped: 'does not apply here',
  fencing: {
    question: (hosts: readonly string[], cloud: string) =>
      `Switch ${hosts.join(', ')} of ${cloud} off and on, one after the other? What runs on them dies.`,
    declined: 'not agreed to: nothing was switched off',
    postponed: 'Power switches are tested once every host answers and every switch does.',
    step: (host: string, by: string) => `${host} switched off and on by ${by}`,
    proved: (host: string, by: string, seconds: number) =>
      `${host}: switched off and on by ${by}, back after ${seconds} s`,
  },
  explain: 'What a code means, and what to do: quorate explain CODE',
  fit: (cloud: string) => `${cloud}: fit.`,
  warnings: (cloud: string, count: number) => `${cloud}: fit, with ${count} ${count === 1 ? 'warning' : 'warnings'}.`,
  errors: (cloud: string, count: number) => `${cloud}: not fit: ${count} ${count === 1 ? 'error' : 'errors'}.`,
} as const;
