import type { Cloud } from '../cloud/cloud.ts';
import type { SecretSpec } from '../secrets/secret.ts';

/**
 * The cloud's own authority, and a certificate for each of these hosts: valid for its name, all its addresses, and every virtual address
 * and its DNS name, for any host may come to hold it.
 */
export function tlsSecrets({ tls, addresses, hosts }: Cloud, carrying: ReadonlySet<string>): SecretSpec[] {
  if (tls === 'off') return [];
  const virtual = addresses.flatMap(({ ip, dns }) => [ip, ...(dns === undefined ? [] : [dns])]);
  return [
    { name: 'tls/ca', kind: 'authority' },
    ...hosts
      .filter(({ name }) => carrying.has(name))
      .map(({ name, ip }): SecretSpec => {
        const names = [name, ...Object.values(ip), ...virtual, 'localhost'];
        return { name: `tls/${name}`, kind: 'certificate', names: [...new Set(names)] };
      }),
  ];
}
