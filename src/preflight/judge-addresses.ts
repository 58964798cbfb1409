import type { Composition } from '../compose/compose.ts';
import { listed } from '../locale/listed.ts';
import { text } from '../locale/text.ts';
import { error, type Judged } from './finding.ts';
import type { Sight } from './look.ts';

/** Whoever answers for a virtual address is one of our hosts, or a stranger: which cannot be told while we do not know all of ours. */
export function judgeAddresses({ cloud }: Composition, { seen, unseen }: Sight): Judged {
  const ours = new Set(seen.flatMap(({ macs }) => macs));
  const findings = cloud.addresses.flatMap(({ name, ip }) => {
    const answers = seen.flatMap(({ addresses }) =>
      addresses.filter((one) => one.name === name).flatMap(({ macs }) => macs),
    );
    const strangers = unseen.length > 0 ? [] : [...new Set(answers)].filter((mac) => !ours.has(mac));
    const holders = seen
      .filter(({ addresses }) => addresses.some((one) => one.name === name && one.held))
      .map(({ host }) => host);
    return [
      ...(strangers.length > 0
        ? [error('ADDRESS_IN_USE', text().preflight.findings.stranger(listed(strangers), name, ip))]
        : []),
      ...(holders.length > 1
        ? [error('ADDRESS_HELD_TWICE', text().services.addresses.heldTwice(name, ip, holders))]
        : []),
    ];
  });
  return { findings, ...(cloud.addresses.length === 0 ? { skipped: true as const } : {}) };
}
