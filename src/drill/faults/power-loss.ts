import { faultKinds } from '../../timing/fault.ts';
import { each, type Fault, onEach } from './fault.ts';

/** The mains fail: hosts die, and their power switches (BMC) with them. Only what cuts the mains itself can prove such a host off. */
export const powerLoss: Fault = {
  ...faultKinds['power-loss'],
  inject: ({ lab }, { hosts }) => each(hosts, (host) => lab.power(host, 'unplug')),
  took: ({ lab }, { hosts }) => onEach(hosts, async (host) => (await lab.state(host)) === 'unpowered'),
  // An outlet that fencing switched off, it also switches on again; that is not the mains' affair.
  heal: ({ lab }, { hosts }) => each(hosts, (host) => lab.power(host, 'plug')),
  healed: ({ lab }, { hosts }) => onEach(hosts, async (host) => (await lab.state(host)) === 'on'),
};
