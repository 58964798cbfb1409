import type { HostSize, Role } from './cloud.ts';

/** The minimum of OpenStack's high availability guide, "hardware setup". It names no other roles. */
const minimum: Partial<Record<Role, Required<HostSize>>> = {
  controller: { cores: 4, memory: 12e9, disk: 120e9, nics: 2 },
  compute: { cores: 8, memory: 12e9, disk: 120e9, nics: 2 },
};

/** The least that a host with these roles should have; undefined where nobody says. */
export function leastSize(roles: readonly Role[]): Required<HostSize> | undefined {
  const asked = roles.flatMap((role) => minimum[role] ?? []);
  if (asked.length === 0) return undefined;
  const most = (of: keyof HostSize) => Math.max(...asked.map((one) => one[of]));
  return { cores: most('cores'), memory: most('memory'), disk: most('disk'), nics: most('nics') };
}
