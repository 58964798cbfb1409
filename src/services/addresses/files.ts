import answers from '../answers.sh';
import { carries } from '../carriers.ts';
import heard from '../heard.sh';
import { rootFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';
import reachable from './reachable.sh';

const programs = '/etc/quorate/reachable';

/** The agent that tells Pacemaker where users are served, and what it asks with. Keepalived has checks of its own. */
export function addressFiles(view: View, member: Member): FileSpec[] {
  if (!underPacemaker(view) || !carries(view, member)) return [];
  return [
    program('/usr/lib/ocf/resource.d/quorate/reachable', reachable),
    program(`${programs}/answers`, answers),
    program(`${programs}/heard`, heard),
  ];
}

export function underPacemaker({ cloud, addresses }: View): boolean {
  return cloud.architecture.addresses === 'pacemaker' && addresses.length > 0;
}

function program(path: string, text: string): FileSpec {
  return { ...rootFile(path, text), mode: 0o755 };
}
