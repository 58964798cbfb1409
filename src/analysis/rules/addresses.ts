import { text } from '../../locale/text.ts';
import type { Finding } from '../finding.ts';
import type { Design } from '../rule.ts';

/** Addresses that no member can hold together. */
export function addressesApart({ cloud, conditions }: Design): Finding[] {
  const nobody = conditions.some(({ group, gate }) => group.service.able && gate.of.length === 0);
  if (!nobody) return [];
  const networks = [...new Set(cloud.addresses.map(({ network }) => network))].join(', ');
  return [{ code: 'ADDRESSES_APART', severity: 'error', what: text().analysis.apart(networks), at: ['addresses'] }];
}
