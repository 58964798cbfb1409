import { text } from '../../locale/text.ts';
import type { Finding } from '../finding.ts';
import type { Design } from '../rule.ts';

/** Whether there is an address that moves, and somebody who can hold all of them: they stay together. */
export function addressFindings({ cloud, conditions }: Design): Finding[] {
  const words = text().analysis;
  if (cloud.addresses.length === 0)
    return [{ code: 'ADDRESSES_NONE', severity: 'error', what: words.noAddress, at: ['addresses'] }];
  const nobody = conditions.some(({ group, gate }) => group.service.able && gate.of.length === 0);
  if (!nobody) return [];
  const networks = [...new Set(cloud.addresses.map(({ network }) => network))].join(', ');
  return [{ code: 'ADDRESSES_APART', severity: 'error', what: words.apart(networks), at: ['addresses'] }];
}
