import type { Probe } from '../service.ts';

/** Facts: `quorate` yes|no, `members` names in order. cmap and votequorum answer over a local socket. */
export const corosyncProbe: Probe = {
  script: () => ({ script: 'corosync-quorumtool -si 2>/dev/null' }),
  parse: (output) => ({
    quorate: /^Quorate:\s*(\w+)/m.exec(output)?.[1]?.toLowerCase(),
    members: /^Nodes:\s*(\d+)/m.exec(output)?.[1],
  }),
};
