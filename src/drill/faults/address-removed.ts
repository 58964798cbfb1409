import { faultKinds } from '../../timing/fault.ts';
import { each, type Fault } from './fault.ts';

/** Somebody removes the virtual addresses by hand, where they are. Whoever put them there must notice. */
export const addressRemoved: Fault = {
  ...faultKinds['address-removed'],
  inject: (site, { hosts }) =>
    each(hosts, (host) =>
      site.run(host, { script: remove, params: { addresses: site.addresses.map(({ ip }) => ip).join(' ') } }),
    ),
  // The script saw it gone. It may be back already, which is what is hoped for.
  took: async () => true,
  heal: async () => {},
  healed: async () => true,
};

const remove = `set -e
held=
for ip in $addresses; do
  for place in $(ip -o -4 address show to "$ip" | awk '{ print $2 "," $4 }'); do
    ip address delete "\${place#*,}" dev "\${place%%,*}"
    held=yes
  done
done
[ -n "$held" ] || { echo 'no virtual address is here' >&2; exit 1; }
for ip in $addresses; do [ -z "$(ip -o -4 address show to "$ip")" ]; done`;
