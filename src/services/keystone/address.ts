import type { Cloud } from '../../cloud/cloud.ts';
import { text } from '../../locale/text.ts';
import { QuorateError } from '../../util/errors.ts';

/** The virtual address that services use among themselves: the one on the service network. Throws CLOUD_MISSING_KEY where there is none. */
export function internalAddress({ addresses, source }: Cloud, network: string): string {
  const address = addresses.find((one) => one.network === network) ?? addresses[0];
  if (address) return address.ip;
  throw new QuorateError({
    code: 'CLOUD_MISSING_KEY',
    what: text().services.keystone.noAddress,
    where: { name: source },
  });
}
