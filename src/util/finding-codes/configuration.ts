import { configurationBalancing } from './configuration-balancing.ts';
import { configurationCluster } from './configuration-cluster.ts';
import { configurationServices } from './configuration-services.ts';
import type { FindingCodeEntry } from './finding-code.ts';

/** What `quorate audit` finds in files: about the files themselves here, about what they configure in the others. */
export const configuration = {
  FILE_DAMAGED: {
    title: 'A part of a file cannot be read',
    means: 'What it says there is not known; the daemon refuses the whole file, or ignores that part.',
    remedy: 'Correct the line; the rest of the file was judged.',
    source: 'the daemon’s own manual',
  },
  FILE_UNREAD: {
    title: 'A file or a host could not be looked at',
    means: 'What it would have told is missing from this audit: no finding there does not mean that all is well.',
    remedy: 'Make it readable for this user, or give a copy, and audit again.',
    source: 'docs/guide/audit.md',
  },
  DIRECTIVE_MISSPELT: {
    title: 'A directive that the daemon does not know, and one that it does is near',
    means: 'The setting is not in effect: the daemon ignores it or refuses to start, and its default counts.',
    remedy: 'Correct the name.',
    source: 'the daemon’s own manual',
  },
  DIRECTIVE_DEPRECATED: {
    title: 'A directive that was replaced',
    means:
      'Newer releases ignore or refuse it: the next upgrade changes what is in effect, or a service does not start.',
    remedy: 'Use what replaced it before the upgrade.',
    source: 'release notes of the project',
  },
  SYSTEM_OBSOLETE: {
    title: 'A system that its project has given up',
    means:
      'It gets no corrections, and later releases do not have it: an upgrade or the replacement of a host stops there.',
    remedy: 'Move to what replaced it, as named.',
    source: 'release notes of the project',
  },
  RELEASES_MIXED: {
    title: 'Members are configured for different releases',
    means:
      'What a user meets depends on the member that answers; the older one fails in ways that the newer one does not.',
    remedy: 'Finish the upgrade, or render the files of all members from one source.',
    source: 'OpenStack Operations Guide, “Upgrades”',
  },
  SETTINGS_DIFFER: {
    title: 'Members of one group have different settings',
    means: 'The group behaves as its weakest member, and differently after each failover.',
    remedy: 'Render the setting for all members from one source.',
    source: 'corosync.conf(5); Galera Cluster, “Configuration”',
  },
  MEMBERS_DIFFER: {
    title: 'A member stands in one file and not in another',
    means:
      'It is not used where it is missing, or is waited for where it is gone: the group tolerates less than it seems.',
    remedy: 'Name the same members in all files.',
    source: 'OpenStack High Availability Guide',
  },
  ...configurationCluster,
  ...configurationBalancing,
  ...configurationServices,
} satisfies Record<string, FindingCodeEntry>;
