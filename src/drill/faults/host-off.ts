import type { Fault } from './fault.ts';

/** The host dies at once, as if its power button were held. Its power switch goes on answering, so that fencing can act. */
export const hostOff: Fault = {
  id: 'host-off',
  class: 'host',
  inject: (lab, host) => lab.power(host, 'off'),
  took: async (lab, host) => (await lab.state(host)) === 'off',
  async heal(lab, host) {
    // Fencing switches a host off and on again: then there is nothing left to heal.
    if ((await lab.state(host)) === 'off') await lab.power(host, 'on');
  },
};
