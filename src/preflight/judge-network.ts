import type { Composition } from '../compose/compose.ts';
import { listed } from '../locale/listed.ts';
import { text } from '../locale/text.ts';
import { error, type Finding, type Judged, warning } from './finding.ts';
import type { Sight } from './look.ts';
import { isSampled, neighbours } from './peers.ts';
import type { Ping } from './seen.ts';

/** Milliseconds there and back, and of mean deviation, that the timers of one site bear. */
const slow = 2;

/** One finding per host, network and kind: hundreds of pairs behind one bad switch are one line each for those who notice. */
export function judgeNetwork({ cloud }: Composition, { seen, unseen }: Sight): Judged {
  // Who does not answer over SSH either is told once.
  const dead = new Set(unseen.map(({ host }) => host));
  const all = seen.flatMap(({ host, peers }) =>
    peers.filter(({ peer }) => !dead.has(peer)).map((ping) => ({ host, ...ping })),
  );
  const worst = cloud.networks.flatMap(({ name }) => {
    const rtts = all.flatMap(({ network, rtt }) => (network === name && rtt ? [rtt.mean] : []));
    return rtts.length === 0 ? [] : [`${name} ${Math.max(...rtts).toFixed(2)} ms`];
  });
  const note = worst.join(' · ');
  if (all.length === 0) return { findings: [], skipped: true };
  return {
    note,
    ...(isSampled(cloud.hosts) ? { neighbours } : {}),
    findings: seen.flatMap(({ host, peers }) =>
      ofHost(
        host,
        peers.filter(({ peer }) => !dead.has(peer)),
      ),
    ),
  };
}

function ofHost(host: string, pings: readonly Ping[]): Finding[] {
  if (pings.some(({ unasked }) => unasked))
    return [warning('LOOK_INCOMPLETE', text().preflight.findings.noPing(host), host)];
  return [...new Set(pings.map(({ network }) => network))].flatMap((network) => {
    const on = pings.filter((ping) => ping.network === network);
    const silent = on.filter(({ rtt }) => !rtt).map(({ peer }) => peer);
    const late = on.flatMap(({ peer, rtt }) =>
      rtt && (rtt.mean > slow || rtt.jitter > slow)
        ? [`${peer} ${rtt.mean.toFixed(1)} ± ${rtt.jitter.toFixed(1)} ms`]
        : [],
    );
    return [
      ...(silent.length > 0
        ? [error('NETWORK_CUT', text().preflight.findings.cut(host, network, listed(silent)), host)]
        : []),
      ...(late.length > 0
        ? [warning('NETWORK_SLOW', text().preflight.findings.late(host, network, listed(late)), host)]
        : []),
    ];
  });
}
