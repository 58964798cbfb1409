import type { ServiceFaults } from '../service.ts';

export const corosyncFaults: ServiceFaults = { unit: 'corosync.service', usual: 'dc', class: 'host' };
