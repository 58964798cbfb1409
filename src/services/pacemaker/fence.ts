import type { Host } from '../../cloud/cloud.ts';

/** Where the program lies that prints a host's power switch password to its fence agent. */
export function fencePasswordScript(host: string): string {
  return `/etc/quorate/fence/${host}`;
}

/** What the fence agent of a host needs besides the password. */
export function fenceParameters({ bmc, fence }: Host): Readonly<Record<string, string>> {
  return { ip: bmc!, username: fence[0]!.user, ssl_insecure: '1', systems_uri: '/redfish/v1/Systems/1' };
}
