import { quote } from '../../util/shell.ts';
import { contributionsOf } from '../contribution.ts';
import { rootFile, secretFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';
import { cibScopes, cibSections, memberDevices } from './cib.ts';
import { givesUpEarly, patienceFile, patienceText } from './patience.ts';

export function pacemakerFiles(view: View, member: Member): FileSpec[] {
  const sections = cibSections(view);
  const programs = contributionsOf(view.contributions, 'cluster-resource').flatMap((one) =>
    Object.entries(one.programs ?? {}),
  );
  // A power strip has one password, whomever it switches.
  const passwords = new Map(
    memberDevices(view)
      .filter(({ host }) => host !== member.host)
      .map(({ passwordScript, secret }) => [passwordScript, secret]),
  );
  return [
    ...cibScopes.map((scope) => rootFile(cibFile(scope), sections[scope])),
    ...[...passwords].map(([path, secret]) => {
      const content = `#!/bin/sh\nprintf %s ${quote(view.secret(secret))}\n`;
      return secretFile(path, content, { group: 'root', mode: 0o700 });
    }),
    ...programs.map(([path, text]) => ({ ...rootFile(path, text), mode: 0o755 })),
    ...(givesUpEarly(view) ? [rootFile(patienceFile, patienceText(view.timers))] : []),
  ];
}

/** The desired section of the CIB, kept on every controller so that any of them can load it. */
export function cibFile(scope: string): string {
  return `/etc/quorate/cib/${scope}.xml`;
}
