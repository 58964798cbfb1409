import type { Member, View } from './service.ts';

type Placed = Pick<View, 'addresses' | 'members'>;

/** The members that can hold the addresses: all of them move together, and each needs an interface on its network. */
export function carriers({ addresses, members }: Placed): readonly Member[] {
  return members.filter(({ ips }) => addresses.every(({ network }) => ips[network] !== undefined));
}

export function carries(view: Placed, { host }: Member): boolean {
  return carriers(view).some((one) => one.host === host);
}
