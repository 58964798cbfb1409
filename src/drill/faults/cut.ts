import type { Cut } from '../../lab/lab.ts';
import { type FaultId, faultKinds } from '../../timing/fault.ts';
import { each, type Fault, onEach } from './fault.ts';

/** Cables of a host are cut at the switch: the host's links stay up, and nothing comes through. */
function cutting(id: FaultId, way: Cut): Fault {
  return {
    ...faultKinds[id],
    inject: ({ lab }, { hosts, network }) => each(hosts, (host) => lab.cut(host, network, way)),
    took: ({ lab }, { hosts, network }) =>
      onEach(hosts, async (host) => {
        const cuts = await lab.cuts(host);
        return network === undefined ? Object.values(cuts).every((one) => one === way) : cuts[network] === way;
      }),
    heal: ({ lab }, { hosts }) => each(hosts, (host) => lab.mend(host)),
    healed: ({ lab }, { hosts }) =>
      onEach(hosts, async (host) => Object.values(await lab.cuts(host)).every((one) => one === undefined)),
  };
}

export const cut = cutting('cut', 'both');
/** It hears nobody, and is heard. */
export const cutIn = cutting('cut-in', 'in');
/** It hears the others, and nobody hears it. */
export const cutOut = cutting('cut-out', 'out');
