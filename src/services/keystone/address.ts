import type { Cloud } from '../../cloud/cloud.ts';

/** The virtual address that services use among themselves: the one on the service network. */
export function internalAddress({ addresses }: Cloud, network: string): string {
  return (addresses.find((address) => address.network === network) ?? addresses[0])!.ip;
}
