import { text } from '../locale/text.ts';
import type { PlacedHost } from './hosts.ts';
import { wayOut } from './issues.ts';
import type { Reader } from './reader.ts';

/**
 * Every outlet is on a power strip that is declared (`pdus`), and feeds one host; and a host names one for each feed, for it is not off
 * while one of them is left.
 */
export function checkOutlets(reader: Reader, pdus: readonly string[], hosts: readonly PlacedHost[]): void {
  const words = text().cloud.host;
  const owners = new Map<string, string>();
  for (const { host, path } of hosts) {
    const feeds = host.domains.power?.length ?? 0;
    const { length } = host.outlets;
    if (length > 0 && length < feeds)
      reader.report(
        [...path, 'outlets'],
        { code: 'CLOUD_FENCE_WITHOUT_OUTLET', what: words.fewOutlets(host.name, feeds, length) },
        'key',
      );
    host.outlets.forEach(({ pdu, number }, index) => {
      const at = [...path, 'outlets', index];
      const outlet = `${pdu}/${number}`;
      const owner = owners.get(outlet);
      if (!pdus.includes(pdu))
        reader.report(at, { code: 'CLOUD_UNKNOWN_NAME', what: words.noPdu(pdu), ...wayOut(pdu, pdus) });
      if (owner !== undefined)
        reader.report(at, { code: 'CLOUD_OUTLET_TAKEN', what: words.outletTaken(outlet, owner, host.name) });
      else owners.set(outlet, host.name);
    });
  }
}
