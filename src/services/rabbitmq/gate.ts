import type { Gate, Member, View } from '../service.ts';
import { apiFunction, nodesPath } from './api.ts';
import memberWell from './member-well.sh';
import { peerParams, servesFunction } from './peers.ts';

/** Opens when the member does its work. A first start takes 6 s; one that has to wait for others or replay a log, longer. */
export function memberGate(view: View, member: Member): Gate {
  return {
    script: {
      script: `${apiFunction}${servesFunction}${memberWell}`,
      params: { ...peerParams(view, member), self: member.host, nodes_path: nodesPath },
    },
    timeoutMs: 120_000,
  };
}
