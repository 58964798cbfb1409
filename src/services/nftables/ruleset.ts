import type { Member, View } from '../service.ts';
import { addressesOf, type Opening, openings } from './openings.ts';
import type { NftablesSettings } from './settings.ts';

/**
 * The whole table of one host, for `nft -f`: it takes the place of the former one in one transaction. Other tables are the operator's,
 * and so are forwarding and output.
 */
export function ruleset(view: View<NftablesSettings>, member: Member): string {
  const host = view.cloud.hosts.find(({ name }) => name === member.host)!;
  return `# Made by Quorate: change the cloud file, not this one.
table inet quorate
delete table inet quorate
table inet quorate {
	set cloud {
		type ipv4_addr
		elements = { ${addressesOf(view.cloud.hosts).join(', ')} }
	}

	chain input {
		type filter hook input priority filter; policy drop;
		ct state established,related accept
		iifname "lo" accept
		# What IP itself needs, and ping.
		icmp type { echo-request, destination-unreachable, time-exceeded, parameter-problem } accept
		icmpv6 type { echo-request, destination-unreachable, packet-too-big, time-exceeded, parameter-problem, nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert, mld-listener-query } accept
		# Answers to DHCPv6 come from where nobody was asked.
		ip6 saddr fe80::/10 udp dport 546 accept
		tcp dport ${host.ssh.port} accept comment "ssh"
${openings(view, member).map(rule).join('')}		limit rate 6/minute log prefix "quorate-firewall: "
		# A mistake between hosts of the cloud shows at once, as a refusal. Strangers learn nothing.
		ip saddr @cloud reject with icmp type admin-prohibited
		counter
	}
}
`;
}

function rule({ why, protocol, ports, to, from }: Opening): string {
  const words = [
    ...(from === undefined ? [] : [`ip saddr ${from === 'cloud' ? '@cloud' : anyOf(from)}`]),
    ...(to === undefined ? [] : [`ip daddr ${to}`]),
    protocol === 'vrrp' ? `ip protocol ${vrrp}` : `${protocol} dport ${anyOf(ports.map(portText))}`,
    `accept comment "${why}"`,
  ];
  return `\t\t${words.join(' ')}\n`;
}

/** By number (IANA): the name is in a file that a host may lack. */
const vrrp = 112;

function portText(port: Opening['ports'][number]): string {
  return typeof port === 'number' ? String(port) : port.join('-');
}

function anyOf(values: readonly string[]): string {
  return values.length === 1 ? values[0]! : `{ ${values.join(', ')} }`;
}
