import { faultKinds } from '../../timing/fault.ts';
import { each, type Fault, onEach, type Site } from './fault.ts';

/** The minority is parted from the majority on all networks, while clients reach both. */
export const split: Fault = {
  ...faultKinds.split,
  inject: (site, { hosts }) =>
    each(hosts, (host) => site.run(host, { script: part, params: { others: othersThan(site, hosts) } })),
  took: (site, { hosts }) => onEach(hosts, async (host) => (await site.run(host, { script: look })).includes('parted')),
  heal: (site, { hosts }) => each(hosts, (host) => site.run(host, { script: join })),
  healed: (site, { hosts }) =>
    onEach(hosts, async (host) => (await site.run(host, { script: look })).includes('joined')),
};

/** Addresses of all other hosts, as a set of nftables. */
function othersThan({ hosts }: Site, minority: readonly string[]): string {
  return hosts
    .filter(({ name }) => !minority.includes(name))
    .flatMap(({ ip }) => Object.values(ip))
    .join(', ');
}

const table = 'inet quorate_drill';
/** Before any firewall of the host. */
const part = `nft -f - <<X
table ${table} {
  chain in { type filter hook input priority -300; ip saddr { $others } drop; }
  chain out { type filter hook output priority -300; ip daddr { $others } drop; }
}
X`;
const join = `! nft list table ${table} >/dev/null 2>&1 || nft delete table ${table}`;
const look = `nft list table ${table} >/dev/null 2>&1 && echo parted || echo joined`;
