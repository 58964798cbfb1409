import type { ServiceFaults } from '../service.ts';

export const rabbitmqFaults: ServiceFaults = {
  unit: 'rabbitmq-server.service',
  usual: 'queue-leader',
  class: 'process',
};
