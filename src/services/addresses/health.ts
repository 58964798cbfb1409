import { text } from '../../locale/text.ts';
import type { Condition, Facts } from '../condition.ts';
import type { View } from '../service.ts';

export function addressHealth({ cloud }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  return cloud.addresses.flatMap(({ name, ip }): Condition[] => {
    const holders = [...facts].filter(([, seen]) => seen[`address:${name}`]).map(([host]) => host);
    if (holders.length === 1) return [];
    return holders.length === 0
      ? [
          {
            code: 'ADDRESS_NOT_HELD',
            severity: 'error',
            service: 'addresses',
            object: name,
            what: text().services.addresses.notHeld(name, ip),
          },
        ]
      : [
          {
            code: 'ADDRESS_HELD_TWICE',
            severity: 'error',
            service: 'addresses',
            object: name,
            what: text().services.addresses.heldTwice(name, ip, holders),
          },
        ];
  });
}
