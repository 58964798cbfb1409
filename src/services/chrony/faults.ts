import type { ServiceFaults } from '../service.ts';

export const chronyFaults: ServiceFaults = { unit: 'chrony.service', usual: 'any-controller', class: 'process' };
