import type { ConfigFile, Kind } from './config-file.ts';
import { type Balancer, balancersOf } from './facts/balancer.ts';
import { type Broker, brokersOf } from './facts/broker.ts';
import { type Cluster, clustersOf } from './facts/cluster.ts';
import { type Database, databasesOf } from './facts/database.ts';
import { type DrbdResource, drbdOf } from './facts/drbd.ts';
import { type Program, programOf } from './facts/program.ts';
import { type Ring, ringOf } from './facts/ring.ts';
import { type Settings, settingsOf } from './facts/setting.ts';
import { type VrrpInstance, vrrpOf } from './facts/vrrp.ts';

/** What the files say, by system and host: all that rules look at. */
export interface Deployment {
  readonly files: readonly ConfigFile[];
  /** Names of files that are of no kind that is known: some tell by their being there. */
  readonly others: readonly string[];
  readonly rings: readonly Ring[];
  readonly clusters: readonly Cluster[];
  readonly balancers: readonly Balancer[];
  readonly vrrp: readonly VrrpInstance[];
  readonly databases: readonly Database[];
  readonly brokers: readonly Broker[];
  readonly caches: readonly { readonly host: string; readonly file: string; readonly options: Settings }[];
  readonly programs: readonly Program[];
  readonly drbd: readonly DrbdResource[];
}

export function deploymentOf(files: readonly ConfigFile[], others: readonly string[]): Deployment {
  const of = (...kinds: Kind[]) => files.filter(({ kind }) => kinds.includes(kind));
  return {
    files,
    others,
    rings: of('corosync').map(ringOf),
    clusters: clustersOf(of('cib', 'crm')),
    balancers: balancersOf(of('haproxy')),
    vrrp: of('keepalived').flatMap(vrrpOf),
    databases: databasesOf(of('mysql')),
    brokers: brokersOf(of('rabbitmq', 'erlang')),
    caches: of('memcached').map((file) => ({
      host: file.host,
      file: file.name,
      options: settingsOf(file, file.reading.directives),
    })),
    programs: of('oslo').map(programOf),
    drbd: drbdOf(of('drbd')),
  };
}
