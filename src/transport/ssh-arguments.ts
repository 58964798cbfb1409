import type { Cloud } from '../cloud/cloud.ts';

/** How to reach hosts: through a client configuration of ours (labs), or as the cloud says, on top of the operator's own configuration. */
export type Route = { readonly configFile: string } | { readonly cloud: Cloud };

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
  const { cloud } = route;
  const declared = cloud.hosts.find(({ name }) => name === host);
  const address = declared?.ip[cloud.networks[0]!.name];
  if (!declared || !address) return [];
  return ['-o', `HostName=${address}`, '-p', String(declared.ssh.port), '-l', declared.ssh.user];
}
