const failures: Readonly<Record<string, (name: string) => string>> = {
  host: (name) => `${name} dies`,
  rack: (name) => `rack ${name} loses power`,
  power: (name) => `power feed ${name} fails`,
  switch: (name) => `switch ${name} fails`,
  cooling: (name) => `cooling ${name} fails`,
  site: (name) => `site ${name} is lost`,
  network: (name) => `network ${name} fails`,
};
const kinds: Readonly<Record<string, string>> = { power: 'power feed' };

const stop = (capabilities: readonly string[]) =>
  `${capabilities.join(', ')} ${capabilities.length === 1 ? 'stops' : 'stop'}`;

/** What `quorate check` says of a declared cloud. */
export const analysis = {
  check: {
    summary: 'what would take the declared cloud down, before anything is built',
    strict: 'exit with 2 when there are warnings',
    graph: 'draw what depends on what, with failure domains and what stops it, into this file (SVG)',
  },
  findings: {
    remedy: 'do',
    accepted: (because: string, until: string | undefined) =>
      until === undefined ? `accepted: ${because}` : `accepted until ${until}: ${because}`,
    expired: (until: string, because: string) => `was accepted until ${until}: ${because}`,
    none: (about: string) => `${about}: nothing found.`,
    total: (about: string, found: readonly string[]) => `${about}: ${found.join(', ')}.`,
    counts: {
      error: (count: number) => `${count} ${count === 1 ? 'error' : 'errors'}`,
      warning: (count: number) => `${count} ${count === 1 ? 'warning' : 'warnings'}`,
      advice: (count: number) => `${count} advice`,
      accepted: (count: number) => `${count} accepted`,
    },
    explain: 'What a code means, and what to do: quorate explain CODE',
  },
  /** A failure, as the first half of a sentence: if rack r1 loses power. */
  failure: (kind: string, name: string) => failures[kind]?.(name) ?? `${kind} ${name} fails`,
  kind: (kind: string) => kinds[kind] ?? kind,
  element: (kind: string, name: string) => (kind === 'host' ? name : `${kinds[kind] ?? kind} ${name}`),
  both: (one: string, other: string) => `${one} and ${other}`,
  andOneOf: (failure: string, others: string) => `${failure} and one of ${others} fails`,
  stops: (failure: string, capabilities: readonly string[], why: string) =>
    `if ${failure}, ${stop(capabilities)} until it is back: ${why}`,
  stopsTogether: (failure: string, capabilities: readonly string[], why: string) =>
    `if ${failure}, ${stop(capabilities)}, although there are members to bear any two losses: ${why}`,
  keeps: (services: readonly string[], left: number, of: number, need: number) =>
    `${services.join(', ')} would have ${left} of ${of} members, and ${services.length === 1 ? 'needs' : 'need'} ${need}`,
  unfenced: (failure: string, hosts: string, capabilities: readonly string[]) =>
    `if ${failure} while the addresses are on ${hosts}, ${stop(capabilities)} until it is back or you confirm that it is off: nobody can prove it`,
  dies: (host: string) => `if ${host} loses its mains, its power switch dies with it, and nobody can prove it off`,
  onCutNetwork: (host: string, network: string) =>
    `the power switches of ${host} are on ${network}, over which members hear each other`,
  oneNetwork: (network: string) => `if network ${network} fails, nobody can be fenced until it is repaired`,
  alone: (host: string) => `${host} is the only member: nobody is there to fence it`,
  ofTwo: (services: string) => `${services}: two members, and no third to break the tie`,
  even: (services: string, count: number, fewer: number) =>
    `${services}: ${count} members bear no more losses than ${fewer}`,
  arbiter: (host: string) => `${host} is an arbiter, and no service asks it`,
  oneLink: (service: string, network: string) => `the members of ${service} hear each other over ${network} only`,
  noAddress: 'there is no virtual address: who knows one controller by its own does not find the others',
  apart: (networks: string) => `no controller has an address on all of ${networks}`,
  unproven: 'the virtual addresses move to who hears nothing of their holder, without proof that it is off',
  undeclared: (kinds: string) => `nothing is said of what the controllers share: ${kinds}`,
  partly: (host: string, kind: string) => `${host} has no ${kind}, though others have`,
  connections: (demand: number, supply: number, by: string) =>
    `services may open ${demand} connections at once, and ${by} takes ${supply}`,
  absence: (service: string, kept: number, away: number) =>
    `${service} keeps the writes of ${kept.toFixed()} s for a member that is away, and a host may boot for ${away.toFixed()} s`,
  computes: (failure: string, left: number, of: number) =>
    `if ${failure}, ${left} of ${of} compute hosts are left for all instances`,
  size: {
    small: (host: string, short: readonly string[]) => `${host} has ${short.join(' and ')}`,
    short: (has: string, least: string) => `${has} (at least ${least})`,
    cores: (count: number) => `${count} ${count === 1 ? 'core' : 'cores'}`,
    memory: (bytes: number) => `${bytes / 1e9} GB of memory`,
    disk: (bytes: number) => `${bytes / 1e9} GB of disk`,
    nics: (count: number) => `${count} network ${count === 1 ? 'interface' : 'interfaces'}`,
  },
  outside: {
    dns: (name: string) => `if ${name} fails, names stop being resolved, on every host: nobody stands in for it`,
    mail: (name: string) => `if ${name} fails, no alarm reaches anybody by mail: nobody stands in for it`,
    storage: (name: string) =>
      `if ${name} fails, images and volumes on it are gone for all hosts: nobody stands in for it`,
  },
  timeSources: (sources: string) => `all clocks follow ${sources}: too few to tell a wrong one`,
  backup: (service: string) => `nothing says where a copy of the data of ${service} is`,
  dataLoss: 'drills pass even when acknowledged writes are lost',
  plain: 'tls is off: passwords, tokens and data travel in the clear',
  open: (ports: string, network: string) =>
    `whoever is on ${network} can connect to what is meant for members only: ${ports}`,
  unused: (code: string, at: string | undefined) =>
    at === undefined ? `${code} is not found` : `${code} is not found at ${at}`,
  survives: {
    bears: 'What groups that decide by majority bear',
    stops: 'What stops a capability',
    nothing: 'the loss of nothing',
    loss: (what: readonly string[]) => `the loss of ${what.join(', or ')}`,
    one: (kind: string) => `any one ${kind}`,
    two: (kind: string) => `any two of kind ${kind}`,
    anyTwo: (of: string) => `any two of ${of}`,
    more: (count: number) => `and ${count} more`,
  },
  picture: {
    subtitle: 'what depends on what, and what stops it',
    needs: (need: number, of: number) => `needs ${need} of ${of}`,
    fencing: 'fencing',
    noFence: 'none',
    others: (count: number, role: string) => `${count} × ${role}`,
    alone: 'stops something by itself',
    together: 'stops something together with another',
    able: 'member',
    unable: 'member that cannot do its work there',
    stops: 'What stops what',
    nothing: 'No failure of one or two.',
    more: (count: number) => `and ${count} more`,
    written: (path: string) => `Drawn: ${path}`,
  },
};
