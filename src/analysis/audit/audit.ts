import type { Finding } from '../finding.ts';
import { collapse } from './collapse.ts';
import { type ConfigFile, readConfigFile, type SourceFile } from './config-file.ts';
import { deploymentOf } from './deployment.ts';
import { addresses } from './rules/addresses.ts';
import { balancing } from './rules/balancing.ts';
import { brokers } from './rules/brokers.ts';
import { caches } from './rules/caches.ts';
import { cluster } from './rules/cluster.ts';
import { damaged } from './rules/damaged.ts';
import { databases } from './rules/databases.ts';
import { deprecated } from './rules/deprecated.ts';
import { differences } from './rules/differences.ts';
import { drbd } from './rules/drbd.ts';
import { members } from './rules/members.ts';
import { obsolete } from './rules/obsolete.ts';
import { openstack } from './rules/openstack.ts';
import { ports } from './rules/ports.ts';
import { quorum } from './rules/quorum.ts';
import { ring } from './rules/ring.ts';
import type { Rule } from './rules/rule.ts';
import { security } from './rules/security.ts';
import { spelling } from './rules/spelling.ts';
import { timers } from './rules/timers.ts';
import { vrrp } from './rules/vrrp.ts';

/** Every question that is asked, in the order of its answers. */
const rules: readonly Rule[] = [
  damaged,
  quorum,
  cluster,
  ring,
  drbd,
  addresses,
  vrrp,
  ports,
  balancing,
  databases,
  brokers,
  caches,
  openstack,
  members,
  differences,
  timers,
  security,
  spelling,
  deprecated,
  obsolete,
];

/** What an audit looked at, and what it found. */
export interface Audit {
  readonly hosts: readonly string[];
  /** Files that were understood. */
  readonly files: readonly Pick<ConfigFile, 'name' | 'host' | 'kind'>[];
  readonly findings: readonly Finding[];
}

/** Audits the configurations among files. Pure; in time proportional to what it reads. */
export function audit(sources: readonly SourceFile[]): Audit {
  const files = sources.flatMap((source) => readConfigFile(source) ?? []);
  const known = new Set(files.map(({ name }) => name));
  const others = sources.map(({ name }) => name).filter((name) => !known.has(name));
  const deployment = deploymentOf(files, others);
  return {
    hosts: [...new Set(files.map(({ host }) => host).filter(Boolean))].sort(),
    files: files.map(({ name, host, kind }) => ({ name, host, kind })),
    findings: collapse(rules.flatMap((rule) => rule(deployment))),
  };
}
