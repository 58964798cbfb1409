import type { ServiceFaults } from '../service.ts';

export const galeraFaults: ServiceFaults = { unit: 'mariadb.service', usual: 'db-writer', class: 'process' };
