import { quote } from '../../util/shell.ts';
import { rootFile, secretFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';
import { cibScopes, cibSections, fencedHosts } from './cib.ts';
import { fencePasswordScript } from './fence.ts';

export function pacemakerFiles(view: View, member: Member): FileSpec[] {
  const sections = cibSections(view);
  return [
    ...cibScopes.map((scope) => rootFile(cibFile(scope), sections[scope])),
    ...fencedHosts(view)
      .filter((host) => host.name !== member.host)
      .map((host) => {
        const content = `#!/bin/sh\nprintf %s ${quote(view.secret(`fence/${host.name}`))}\n`;
        return secretFile(fencePasswordScript(host.name), content, { group: 'root', mode: 0o700 });
      }),
  ];
}

/** The desired section of the CIB, kept on every controller so that any of them can load it. */
export function cibFile(scope: string): string {
  return `/etc/quorate/cib/${scope}.xml`;
}
