import type { Composition } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import { type Check, type CheckId, checkIds, error, type Judge, warning } from './finding.ts';
import { judgeAddresses } from './judge-addresses.ts';
import { judgeFencing } from './judge-fencing.ts';
import { judgeDisk, judgeSize, judgeSystem } from './judge-machine.ts';
import { judgeNetwork } from './judge-network.ts';
import { judgeClock, judgeTime } from './judge-time.ts';
import type { Sight } from './look.ts';

const judges: Record<CheckId, Judge> = {
  reach: (_composition, { unseen }) => ({
    findings: unseen.map(({ host, why }) => error('HOST_UNREACHABLE_NOW', why, host)),
  }),
  system: judgeSystem,
  size: judgeSize,
  network: judgeNetwork,
  addresses: judgeAddresses,
  clock: judgeClock,
  time: judgeTime,
  disk: judgeDisk,
  fencing: judgeFencing,
  tls: ({ cloud }) => ({
    findings: cloud.tls === 'off' ? [warning('TLS_OFF', text().preflight.findings.tlsOff)] : [],
  }),
};

/** Every check. Pure. */
export function judge(composition: Composition, sight: Sight): Check[] {
  return checkIds.map((id) => {
    const { skipped, ...judged } = judges[id](composition, sight);
    const { findings } = judged;
    const worst = findings.some(({ severity }) => severity === 'error')
      ? 'error'
      : findings.length > 0
        ? 'warning'
        : 'ok';
    return { id, outcome: skipped && worst === 'ok' ? 'skipped' : worst, ...judged };
  });
}
