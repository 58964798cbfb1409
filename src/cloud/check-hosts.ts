import type { Address } from './cloud.ts';
import type { PlacedHost } from './hosts.ts';
import type { Reader } from './reader.ts';

/** What hosts owe to each other and to the networks. Only sound when every entry of the file could be read. */
export function checkHosts(
  reader: Reader,
  firstNetwork: string | undefined,
  hosts: readonly PlacedHost[],
  addresses: readonly Address[],
): void {
  const controllers = hosts.filter(({ host }) => host.roles.includes('controller'));
  if (controllers.length === 0)
    reader.report(['hosts'], { code: 'CLOUD_NO_CONTROLLER', what: 'No host has the role controller' }, 'key');
  for (const { host, path } of hosts) {
    if (firstNetwork !== undefined && !host.ip[firstNetwork]) {
      reader.report(
        [...path, 'ip'],
        {
          code: 'CLOUD_HOST_WITHOUT_ADDRESS',
          what: `${host.name} has no address on ${firstNetwork}, the first network`,
        },
        'key',
      );
    }
  }
  for (const { name, network } of addresses) {
    if (controllers.length > 0 && !controllers.some(({ host }) => host.ip[network])) {
      reader.report(
        ['addresses', name],
        {
          code: 'CLOUD_ADDRESS_UNCARRIED',
          what: `No controller can carry the virtual address ${name}: none has an address on ${network}`,
          why: 'A virtual address is added to an interface that is already on its network.',
        },
        'key',
      );
    }
  }
}
