import type { Cloud } from '../cloud/cloud.ts';
import { gather, type Secrets } from './gather.ts';
import { timersFor } from './timers.ts';

/** Which services use each secret: found by composing with placeholders and listening to what is asked for. */
export function secretUsers(cloud: Cloud): Map<string, string[]> {
  const users = new Map<string, string[]>();
  const placeholder: Secrets = (name) => `<${name}>`;
  for (const [service, bare] of gather(cloud, placeholder, timersFor(cloud))) {
    const view = {
      ...bare,
      secret: (name: string) => {
        const known = users.get(name) ?? [];
        if (!known.includes(service.id)) users.set(name, [...known, service.id]);
        return placeholder(name);
      },
    };
    for (const member of view.members) service.files?.(view, member);
    service.converge?.(view);
  }
  return users;
}
