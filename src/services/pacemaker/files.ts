import { rootFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';
import { cibScopes, cibSections, fencedHosts } from './cib.ts';
import { fencePasswordScript } from './fence.ts';

export function pacemakerFiles(view: View, member: Member): FileSpec[] {
  const sections = cibSections(view);
  return [
    ...cibScopes.map((scope) => rootFile(cibFile(scope), sections[scope])),
    ...fencedHosts(view)
      .filter((host) => host.name !== member.host)
      .map(
        (host): FileSpec => ({
          path: fencePasswordScript(host.name),
          // Generated passwords hold letters and digits only; a given one is quoted for sh.
          content: `#!/bin/sh\nprintf %s '${view.secret(`fence/${host.name}`).replaceAll("'", `'\\''`)}'\n`,
          owner: 'root',
          group: 'root',
          mode: 0o700,
          secret: true,
        }),
      ),
  ];
}

/** The desired section of the CIB, kept on every controller so that any of them can load it. */
export function cibFile(scope: string): string {
  return `/etc/quorate/cib/${scope}.xml`;
}
