import type { ServiceFaults } from '../service.ts';

export const pacemakerFaults: ServiceFaults = { unit: 'pacemaker.service', usual: 'dc', class: 'host' };
