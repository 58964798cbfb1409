import type { Member, View } from '../service.ts';
import { clientPort } from './ports.ts';

/** sh function `serves HOST=IP`: that peer takes clients. Needs `port` of `peerParams`. */
export const servesFunction = `
serves() { timeout 1 bash -c ': <>"/dev/tcp/$0/$1"' "\${1#*=}" "$port" 2>/dev/null; }
`;

/** What a script must know to ask after the other members: `peers`, HOST=IP each, and the port that clients use. */
export function peerParams({ cloud, members }: View, { host }: Member): Record<'peers' | 'port', string> {
  const peers = members.filter((one) => one.host !== host).map((one) => `${one.host}=${one.ip}`);
  return { peers: peers.join(' '), port: String(clientPort(cloud)) };
}
