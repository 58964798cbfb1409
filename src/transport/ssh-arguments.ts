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

/** Arguments of an ssh that runs a shell reading standard input. `master` opens the connection that the others share over `socket`. */
export function sshArguments(host: string, route: Route, socket: string, master: boolean): string[] {
  const options = {
    BatchMode: 'yes',
    ConnectTimeout: '10',
    // A host that lost its power says nothing: noticed after 15 s.
    ServerAliveInterval: '5',
    ServerAliveCountMax: '3',
    ControlMaster: master ? 'yes' : 'no',
    ControlPath: socket,
    ControlPersist: 'no',
    LogLevel: 'ERROR',
    // What an operator may have configured for interactive use.
    ClearAllForwardings: 'yes',
    PermitLocalCommand: 'no',
    RemoteCommand: 'none',
    RequestTTY: 'no',
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
