import { text } from '../locale/text.ts';
import type { Address } from './cloud.ts';
import { parseIp } from './ipv4.ts';
import type { Reader } from './reader.ts';
import { badIp, badLabel, isLabel } from './scalars.ts';
import { AddressSection } from './schema.ts';

/** The virtual addresses. */
export function readAddresses(reader: Reader, section: Readonly<Record<string, unknown>>): Address[] {
  return Object.entries(section).flatMap(([key, value]): Address[] => {
    const path = ['addresses', key];
    if (!isLabel(key)) reader.report(path, badLabel(key, text().cloud.scalar.label), 'key');
    const address = reader.parse(AddressSection, value, path);
    if (!address) return [];
    const { network, ip, name } = address;
    if (parseIp(ip) === undefined) {
      reader.report([...path, 'ip'], badIp(ip));
      return [];
    }
    return [{ name: key, network, ip, ...(name ? { dns: name } : {}) }];
  });
}
