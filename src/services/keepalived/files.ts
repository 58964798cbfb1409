import answers from '../answers.sh';
import { carries } from '../carriers.ts';
import heard from '../heard.sh';
import { rootFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';
import balancer from './balancer.sh';
import { configuration } from './configuration.ts';
import devices from './devices.sh';
import { programs } from './paths.ts';
import release from './release.sh';
import type { KeepalivedSettings } from './settings.ts';
import state from './state.sh';
import { dropIn, unitName } from './unit.ts';

const texts = { answers, balancer, heard, devices, release, state };

export function keepalivedFiles(view: View<KeepalivedSettings>, member: Member): FileSpec[] {
  if (!carries(view, member)) return [];
  return [
    // A reload keeps the addresses where they are.
    rootFile('/etc/keepalived/keepalived.conf', configuration(view, member), { reloads: [unitName] }),
    rootFile(`/etc/systemd/system/${unitName}.d/quorate.conf`, dropIn(view, member), { restarts: [unitName] }),
    ...Object.entries(texts).map(([name, text]) => ({
      ...rootFile(programs[name as keyof typeof programs], text),
      mode: 0o755,
    })),
  ];
}
