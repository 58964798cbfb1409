import { faultKinds } from '../../timing/fault.ts';
import { each, type Fault, onEach } from './fault.ts';

/** Hosts die at once, as if their power buttons were held. Their power switches go on answering, so that fencing can act. */
export const hostOff: Fault = {
  ...faultKinds['host-off'],
  inject: ({ lab }, { hosts }) => each(hosts, (host) => lab.power(host, 'off')),
  took: ({ lab }, { hosts }) => onEach(hosts, async (host) => (await lab.state(host)) === 'off'),
  heal: ({ lab }, { hosts }) =>
    each(hosts, async (host) => {
      // Fencing switches a host off and on again: then there is nothing left to heal.
      if ((await lab.state(host)) === 'off') await lab.power(host, 'on');
    }),
  healed: ({ lab }, { hosts }) => onEach(hosts, async (host) => (await lab.state(host)) === 'on'),
};
