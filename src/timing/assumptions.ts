import type { AssumptionName, Cloud } from '../cloud/cloud.ts';
import { type Range, range } from './range.ts';

export type Assumptions = Readonly<Record<AssumptionName, Range>>;

/**
 * What no setting decides, in milliseconds. Where a figure was measured, it was on three hosts of a lab with two cores; where the field
 * knows better, its source is in docs/guide/what-if.md. Each can be replaced in the file, under `assumptions`.
 */
const defaults: Assumptions = {
  // A LAN; preflight warns above 2 ms.
  latency: range(0.2, 0.5, 2),
  // Galera and etcd want less than 10 ms; preflight measures it.
  'disk-sync': range(0.5, 2, 10),
  // How long a busy host leaves a daemon waiting: real-time priority helps Corosync and keepalived, and nobody else.
  stall: range(0, 50, 500),
  // A power switch proves a host off and switches it on again. A real ForceOff takes 4 to 6 s.
  fencing: range(1000, 4000, 6000),
  // One outlet of a power strip.
  outlet: range(200, 1000, 3000),
  // A fence agent starts its interpreter, logs in and asks for the state.
  'fence-agent': range(250, 700, 1500),
  // Pacemaker elects another controller (DC): 1.2 s measured.
  election: range(200, 600, 1200),
  // It computes a transition and begins it.
  transition: range(50, 100, 1000),
  // A resource agent puts an address on a device and announces it: 0.4 s measured.
  'resource-start': range(100, 400, 1000),
  // Neighbours believe the announcement; who misses the first one hears the next after 1 s.
  announce: range(5, 50, 1000),
  // The remaining members of a queue elect a leader and open it.
  'queue-election': range(50, 200, 1500),
  // What is told to end hands over before it goes.
  'hand-over': range(200, 1000, 5000),
  // The first good answer: a connection, TLS, a database session, and a queue of those who waited.
  reconnect: range(20, 500, 1500),
  // Power-on self-test.
  post: range(30_000, 90_000, 300_000),
  // From the boot loader to the first service.
  boot: range(3000, 8000, 30_000),
  // After a total outage: the database finds out who is furthest, and begins. 8 s measured when all return, 24 s when one stays dead.
  'cold-start': range(2000, 8000, 60_000),
};

/** What is assumed of a cloud: what its file says, what a lab is set to, else the defaults. */
export function assumptionsFor(cloud: Cloud): Assumptions {
  const { assumptions = {}, rehearsal, lab } = cloud;
  const known = made.get(cloud);
  if (known) return known;
  const set = (ms: number) => range(ms, ms, ms);
  // A host that is off already is only switched on.
  const fencing = range(lab.bmcLatency, lab.bmcLatency, 2 * lab.bmcLatency);
  const rehearsed = { fencing, outlet: set(lab.pduLatency), post: set(lab.post) };
  const all = { ...defaults, ...assumptions, ...(rehearsal ? rehearsed : {}) };
  made.set(cloud, all);
  return all;
}

/** Each stage asks for them. */
const made = new WeakMap<Cloud, Assumptions>();
