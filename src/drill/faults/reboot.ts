import { faultKinds } from '../../timing/fault.ts';
import { each, type Fault, onEach } from './fault.ts';
import { markerFunctions } from './marker.ts';

/** A host is told to start anew: its services stop in order and hand over what they hold. */
export const reboot: Fault = {
  ...faultKinds.reboot,
  inject: (site, { hosts }) =>
    each(hosts, (host) =>
      site.run(host, { script: `${markerFunctions}echo going | mark reboot && systemctl reboot --no-block` }),
    ),
  // On its way down it still answers; then it cannot be asked, and afterwards the mark is gone.
  took: (site, { hosts }) =>
    onEach(hosts, async (host) => !(await site.run(host, { script: stays }).catch(() => '')).includes('stays')),
  heal: ({ lab }, { hosts }) =>
    each(hosts, async (host) => {
      if ((await lab.state(host)) === 'off') await lab.power(host, 'on');
    }),
  healed: (site, { hosts }) =>
    onEach(hosts, async (host) => {
      await site.run(host, { script: `${markerFunctions}! marked reboot` });
      return true;
    }),
};

const stays = `${markerFunctions}marked reboot && [ "$(systemctl is-system-running)" != stopping ] && echo stays || true`;
