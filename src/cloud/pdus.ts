import { text } from '../locale/text.ts';
import type { Pdu } from './cloud.ts';
import { parseIp } from './ipv4.ts';
import type { Reader } from './reader.ts';
import { badIp, badLabel, isLabel } from './scalars.ts';
import { PduSection } from './schema.ts';

/** The power strips whose outlets can be switched. */
export function readPdus(reader: Reader, section: Readonly<Record<string, unknown>>): Pdu[] {
  return Object.entries(section).flatMap(([name, value]): Pdu[] => {
    const path = ['pdus', name];
    if (!isLabel(name)) reader.report(path, badLabel(name, text().cloud.scalar.label), 'key');
    const pdu = reader.parse(PduSection, value, path);
    if (!pdu) return [];
    if (parseIp(pdu.ip) === undefined) {
      reader.report([...path, 'ip'], badIp(pdu.ip));
      return [];
    }
    return [{ name, ...pdu }];
  });
}
