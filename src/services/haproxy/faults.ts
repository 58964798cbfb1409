import type { ServiceFaults } from '../service.ts';

export const haproxyFaults: ServiceFaults = { unit: 'haproxy.service', usual: 'vip-holder', class: 'process' };
