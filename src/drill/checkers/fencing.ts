import { text } from '../../locale/text.ts';
import type { DrillEvent } from '../event.ts';
import type { History } from '../history.ts';
import type { Fenced } from '../verdict.ts';
import { type Checker, type Finding, fail, injectedAt, pass, samplesOf, unknown } from './checker.ts';
import type { Window } from './windows.ts';

/** The cluster's own history counts whole seconds: what it dates may have happened that much earlier. */
const clusterClock = 1000;

type Fencing = Extract<DrillEvent, { type: 'fencing' }>;
type Power = Extract<DrillEvent, { type: 'power' }>;

/** Was each host that held an address proven off before another one held it? */
export const fencedFirst: Checker = {
  id: 'fenced-first',
  check(history) {
    const words = text().checks.fenced;
    const injected = injectedAt(history);
    const { hosts } = history.run;
    const before = samplesOf(history)
      .filter(({ until }) => until < injected)
      .at(-1);
    if (hosts.length === 0 || !before) return unknown(words.unlooked);
    const owners = hosts
      .map((host) => ({
        host,
        held: Object.keys(before.holders).filter((name) => before.holders[name]!.includes(host)),
      }))
      .filter(({ held }) => held.length > 0);
    if (owners.length === 0) return pass(words.nothingHeld(hosts.join(', ')));
    const findings = owners.map(({ host, held }) => takeover(history, host, held));
    return findings.find(({ outcome }) => outcome !== 'pass') ?? findings[0]!;
  },
};

/** Whether others took over what the host held only after it was proven off. */
function takeover(history: History, host: string, held: readonly string[]): Finding {
  const words = text().checks.fenced;
  const injected = injectedAt(history);
  const elsewhere = samplesOf(history).find(
    ({ at, holders }) => at >= injected && held.some((name) => holders[name]?.some((one) => one !== host)),
  );
  if (!elsewhere) return pass(words.notTaken);
  const off = provenOff(history, host);
  const unseen = history.events.find((event) => event.type === 'unseen' && event.what !== 'look');
  if (off === undefined && unseen?.type === 'unseen') return unknown(words.unseen(unseen.what, unseen.error));
  if (off === undefined) return fail(words.never(held, host));
  const lead = elsewhere.until - off;
  return lead >= 0 ? pass(words.before(held, host, lead)) : fail(words.after(held, host, -lead));
}

/**
 * When the host was known to be off: its power switch had cut it for fencing, or was asked to switch it on again, which fence agents do
 * only after they saw it off. The fault's own cut does not count: the cluster cannot know of it.
 */
function provenOff(history: History, host: string): number | undefined {
  const act = switched(history).find((event) => event.host === host);
  if (act) return act.action === 'on' ? act.asked : act.done;
  const fenced = fencedBy(history).find((event) => event.host === host);
  return fenced && fenced.at - clusterClock;
}

/** Who was fenced since the injection, by whom, and how long its power switch was at it. */
export function fencings(history: History): Fenced[] {
  const injected = injectedAt(history);
  const acts = switched(history);
  const told = fencedBy(history).map(({ host, by, at }): Fenced => {
    return { host, ...(by ? { by } : {}), at: at - injected, ...cut(acts.filter((one) => one.host === host)) };
  });
  const untold = [...new Set(acts.map(({ host }) => host))].filter((host) => !told.some((one) => one.host === host));
  return [
    ...told,
    ...untold.map((host): Fenced => {
      const mine = acts.filter((one) => one.host === host);
      return { host, at: mine.at(-1)!.done - injected, ...cut(mine) };
    }),
  ];
}

/** How long power switches were at work for one host, and those of which level: the last, where one was given up. */
function cut(acts: readonly Power[]): Pick<Fenced, 'ms' | 'level'> {
  const ms = busy(acts);
  return ms === undefined ? {} : { ms, level: acts.some(({ by }) => by === 'pdu') ? 'pdu' : 'bmc' };
}

/** Milliseconds of the window in which power switches were at work. Undefined where their log does not show. */
export function fencingWithin(history: History, { from, until = history.run.endedAt }: Window): number | undefined {
  const inside = switched(history).filter(({ asked, done }) => done > from && asked < until);
  return busy(inside.map((one) => ({ ...one, asked: Math.max(one.asked, from), done: Math.min(one.done, until) })));
}

/** Milliseconds from when the first was asked until the last was done. */
function busy(acts: readonly Pick<Power, 'asked' | 'done'>[]): number | undefined {
  if (acts.length === 0) return undefined;
  return Math.max(...acts.map(({ done }) => done)) - Math.min(...acts.map(({ asked }) => asked));
}

/** What power switches and power strips were asked over the network since the injection. What boots later was asked for by the same `on`. */
function switched(history: History): Power[] {
  const injected = injectedAt(history);
  return history.events.filter(
    (event): event is Power =>
      event.type === 'power' && ['bmc', 'pdu'].includes(event.by) && event.action !== 'boot' && event.done >= injected,
  );
}

function fencedBy(history: History): Fencing[] {
  const since = injectedAt(history) - clusterClock;
  return history.events.filter(
    (event): event is Fencing =>
      event.type === 'fencing' && event.outcome === 'done' && event.action !== 'on' && event.at >= since,
  );
}
