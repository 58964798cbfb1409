import type { ServiceFaults } from '../service.ts';

export const keystoneFaults: ServiceFaults = { unit: 'keystone.service', usual: 'vip-holder', class: 'process' };
