import type { DrillEvent } from '../event.ts';
import type { History } from '../history.ts';
import type { Fenced } from '../verdict.ts';
import { type Checker, fail, injectedAt, pass, samplesOf, seconds, unknown } from './checker.ts';
import type { Window } from './windows.ts';

/** The cluster's own history counts whole seconds: what it dates may have happened that much earlier. */
const clusterClock = 1000;

/** What power switches are asked that leaves the host without power, if only for a moment. */
const cuts: readonly Power['action'][] = ['off', 'reset'];

type Fencing = Extract<DrillEvent, { type: 'fencing' }>;
type Power = Extract<DrillEvent, { type: 'power' }>;

/** Was the host that held an address proven off before another one held it? */
export const fencedFirst: Checker = {
  id: 'fenced-first',
  check(history) {
    const injected = injectedAt(history);
    const { host } = history.run;
    const samples = samplesOf(history);
    const before = samples.filter(({ until }) => until < injected).at(-1);
    if (!host || !before) return unknown('nobody looked before the fault');
    const held = Object.keys(before.holders).filter((name) => before.holders[name]!.includes(host));
    if (held.length === 0) return pass(`${host} held no address: nothing to take over`);
    const elsewhere = samples.find(
      ({ at, holders }) => at >= injected && held.some((name) => holders[name]?.some((one) => one !== host)),
    );
    if (!elsewhere) return pass('no other host was seen to take over');
    const off = provenOff(history, host);
    const unseen = history.events.find((event) => event.type === 'unseen' && event.what !== 'look');
    if (off === undefined && unseen?.type === 'unseen')
      return unknown(`${unseen.what} could not be seen: ${unseen.error}`);
    if (off === undefined) return fail(`${held.join(', ')} moved, and ${host} was never fenced`);
    const lead = elsewhere.until - off;
    return lead >= 0
      ? pass(`${host} off ${seconds(lead)} before another host was seen with ${held.join(', ')}`)
      : fail(`${held.join(', ')} seen elsewhere ${seconds(-lead)} before ${host} was off`);
  },
};

/** When the host's power switch had cut it for fencing. The fault's own cut does not count: the cluster cannot know of it. */
function provenOff(history: History, host: string): number | undefined {
  const cut = switchedOff(history).find((event) => event.host === host);
  if (cut) return cut.done;
  const fenced = fencedBy(history).find((event) => event.host === host);
  return fenced && fenced.at - clusterClock;
}

/** Who was fenced since the injection, by whom, and how long its power switch took. */
export function fencings(history: History): Fenced[] {
  const injected = injectedAt(history);
  const switched = switchedOff(history);
  const told = fencedBy(history).map(({ host, by, at }): Fenced => {
    const cut = switched.find((one) => one.host === host);
    return {
      host,
      ...(by ? { by } : {}),
      at: (cut?.done ?? at) - injected,
      ...(cut ? { ms: cut.done - cut.asked } : {}),
    };
  });
  const untold = switched.filter(({ host }) => !told.some((one) => one.host === host));
  return [...told, ...untold.map(({ host, asked, done }) => ({ host, at: done - injected, ms: done - asked }))];
}

/** Milliseconds of the window in which power switches were at work. Undefined where their log does not show. */
export function fencingWithin(history: History, { from, until = history.run.endedAt }: Window): number | undefined {
  const inside = switchedOff(history).filter(({ asked, done }) => done > from && asked < until);
  if (inside.length === 0) return undefined;
  return Math.max(...inside.map(({ asked, done }) => Math.min(done, until) - Math.max(asked, from)));
}

function switchedOff(history: History): Power[] {
  const injected = injectedAt(history);
  return history.events.filter(
    (event): event is Power =>
      event.type === 'power' && event.by === 'bmc' && cuts.includes(event.action) && event.done >= injected,
  );
}

function fencedBy(history: History): Fencing[] {
  const since = injectedAt(history) - clusterClock;
  return history.events.filter(
    (event): event is Fencing =>
      event.type === 'fencing' && event.outcome === 'done' && event.action !== 'on' && event.at >= since,
  );
}
