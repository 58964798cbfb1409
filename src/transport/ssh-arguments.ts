/** Where a host answers SSH, and to whom. */
export interface SshAddress {
  readonly ip: string;
  readonly user: string;
  readonly port: number;
}

/** How to reach hosts: through a client configuration of ours (labs), or as the cloud says, on top of the operator's own configuration. */
export type Route = { readonly configFile: string } | { readonly addresses: ReadonlyMap<string, SshAddress> };

/** Root's shell, whoever logs in and whatever their login shell is. */
const shell = `exec sh -c 'if [ "$(id -u)" = 0 ]; then exec sh; fi; exec sudo -n sh'`;

/**
 * What a session does for the others of its host: the first one's connection carries the further ones, over a socket. `kept`: that
 * connection is one that a former command left, or is left for the next.
 */
type Part = 'first' | 'kept' | 'further' | 'alone';

/** Seconds for which a connection that nobody uses waits for the next command. */
const keptFor = 60;

/** Arguments of an ssh that runs a shell reading standard input. */
export function sshArguments(host: string, route: Route, socket: string, part: Part): string[] {
  const options = {
    BatchMode: 'yes',
    ConnectTimeout: '10',
    // A host that lost its power says nothing: noticed after 15 s; after 6 s where the next command would wait for it.
    ServerAliveInterval: part === 'kept' ? '2' : '5',
    ServerAliveCountMax: '3',
    ControlMaster: { first: 'yes', kept: 'auto', further: 'no', alone: 'no' }[part],
    ControlPath: socket,
    ControlPersist: part === 'kept' ? `${keptFor}` : 'no',
    LogLevel: 'ERROR',
    // What an operator may have configured for interactive use.
    ClearAllForwardings: 'yes',
    PermitLocalCommand: 'no',
    RemoteCommand: 'none',
    RequestTTY: 'no',
    // Where the connection carries no more sessions, ssh would make one of its own, and a storm of them against MaxStartups.
    ...(part === 'further' ? { ProxyCommand: 'false' } : {}),
  };
  return [
    ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
    ...routeArguments(host, route),
    '-T',
    '--',
    host,
    shell,
  ];
}

function routeArguments(host: string, route: Route): string[] {
  if ('configFile' in route) return ['-F', route.configFile];
  const address = route.addresses.get(host);
  if (!address) return [];
  return ['-o', `HostName=${address.ip}`, '-p', String(address.port), '-l', address.user];
}

/** What an operator types to log in to the same place. */
export function byHand(host: string, route: Route): string {
  if ('configFile' in route) return `ssh -F ${route.configFile} ${host}`;
  const address = route.addresses.get(host);
  return address ? `ssh -p ${address.port} ${address.user}@${address.ip}` : `ssh ${host}`;
}
