import type { Address } from './cloud.ts';
import { parseIp } from './ipv4.ts';
import type { Reader } from './reader.ts';
import { isLabel, labelRule } from './scalars.ts';
import { AddressSection } from './schema.ts';

/** The virtual addresses. */
export function readAddresses(reader: Reader, section: Readonly<Record<string, unknown>>): Address[] {
  return Object.entries(section).flatMap(([key, value]): Address[] => {
    const path = ['addresses', key];
    if (!isLabel(key))
      reader.report(path, { code: 'CLOUD_INVALID_VALUE', what: `"${key}" cannot be a name`, remedy: labelRule }, 'key');
    const address = reader.parse(AddressSection, value, path);
    if (!address) return [];
    const { network, ip, name } = address;
    if (parseIp(ip) === undefined) {
      reader.report([...path, 'ip'], {
        code: 'CLOUD_INVALID_VALUE',
        what: `"${ip}" is not an IPv4 address`,
        remedy: 'Write four numbers from 0 to 255, without leading zeros.',
      });
      return [];
    }
    return [{ name: key, network, ip, ...(name ? { dns: name } : {}) }];
  });
}
