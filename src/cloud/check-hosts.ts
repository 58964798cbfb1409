import { text } from '../locale/text.ts';
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
  const words = text().cloud;
  const controllers = hosts.filter(({ host }) => host.roles.includes('controller'));
  if (controllers.length === 0)
    reader.report(['hosts'], { code: 'CLOUD_NO_CONTROLLER', what: words.host.noController }, 'key');
  for (const { host, path } of hosts) {
    if (firstNetwork !== undefined && !Object.hasOwn(host.ip, firstNetwork)) {
      reader.report(
        [...path, 'ip'],
        {
          code: 'CLOUD_HOST_WITHOUT_ADDRESS',
          what: words.host.withoutAddress(host.name, firstNetwork),
        },
        'key',
      );
    }
  }
  for (const { name, network } of addresses) {
    if (controllers.length > 0 && !controllers.some(({ host }) => Object.hasOwn(host.ip, network))) {
      reader.report(
        ['addresses', name],
        {
          code: 'CLOUD_ADDRESS_UNCARRIED',
          what: words.address.uncarried(name, network),
          why: words.address.uncarriedWhy,
        },
        'key',
      );
    }
  }
}
