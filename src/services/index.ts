import { addresses } from './addresses/index.ts';
import { chrony } from './chrony/index.ts';
import { corosync } from './corosync/index.ts';
import { galera } from './galera/index.ts';
import { haproxy } from './haproxy/index.ts';
import { keepalived } from './keepalived/index.ts';
import { keystone } from './keystone/index.ts';
import { memcached } from './memcached/index.ts';
import { nftables } from './nftables/index.ts';
import { pacemaker } from './pacemaker/index.ts';
import { rabbitmq } from './rabbitmq/index.ts';
import type { Service } from './service.ts';

/** Every managed system. A contract test holds this list equal to the folders. */
export const services: readonly Service[] = [
  nftables,
  chrony,
  corosync,
  pacemaker,
  keepalived,
  addresses,
  haproxy,
  galera,
  memcached,
  rabbitmq,
  keystone,
];
