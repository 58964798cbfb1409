import type { Cloud, Host } from './cloud.ts';

/** The hosts that run the control plane, in the order in which they are declared. */
export function controllers({ hosts }: Pick<Cloud, 'hosts'>): Host[] {
  return hosts.filter(({ roles }) => roles.includes('controller'));
}
