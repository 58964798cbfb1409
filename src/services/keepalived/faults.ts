import type { ServiceFaults } from '../service.ts';

export const keepalivedFaults: ServiceFaults = { unit: 'keepalived.service', usual: 'vip-holder', class: 'process' };
