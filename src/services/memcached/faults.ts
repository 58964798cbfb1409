import type { ServiceFaults } from '../service.ts';

export const memcachedFaults: ServiceFaults = { unit: 'memcached.service', usual: 'any-controller', class: 'process' };
