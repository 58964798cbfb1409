import type { Role } from '../cloud/cloud.ts';
import type { Composition } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import { platforms } from '../platforms/index.ts';
import { error, type Finding, type Judged, warning } from './finding.ts';
import type { Sight } from './look.ts';

/** The minimum of OpenStack's high availability guide, "hardware setup". It names no other roles. */
const minimum: Partial<Record<Role, { cores: number; memory: number; space: number; interfaces: number }>> = {
  controller: { cores: 4, memory: 12e9, space: 120e9, interfaces: 2 },
  compute: { cores: 8, memory: 12e9, space: 120e9, interfaces: 2 },
};

/** Part of a size that firmware, kernel and file systems keep for themselves. */
const kept = 0.05;

/** Milliseconds of one write to disk. More than 10 is what etcd calls too slow for a consensus; Galera's commits wait for it as well. */
const slowSync = 10;

export function judgeSystem({ cloud }: Composition, { seen }: Sight): Judged {
  const { suite, title } = platforms[cloud.platform];
  const wanted = `debian ${suite}`;
  return {
    note: title,
    findings: seen
      .filter(({ system }) => system !== wanted)
      .map(({ host, system }) =>
        error('PLATFORM_DIFFERS', text().preflight.findings.system(host, system, wanted), host),
      ),
  };
}

export function judgeSize({ cloud }: Composition, { seen }: Sight): Judged {
  const words = text().preflight.findings;
  const roles = new Map(cloud.hosts.map((host) => [host.name, host.roles]));
  const findings = seen.flatMap(({ host, cores, memory, space, interfaces }): Finding[] => {
    const asked = (roles.get(host) ?? []).flatMap((role) => minimum[role] ?? []);
    if (asked.length === 0) return [];
    const least = (of: keyof (typeof asked)[number]) => Math.max(...asked.map((one) => one[of]));
    const short = [
      ...few(cores, least('cores'), words.cores),
      ...few(memory, least('memory'), (bytes) => words.memory(gigabytes(bytes)), kept),
      ...few(space, least('space'), (bytes) => words.disk(gigabytes(bytes)), kept),
      ...few(interfaces, least('interfaces'), words.interfaces),
    ];
    return short.length === 0 ? [] : [warning('HOST_TOO_SMALL', words.small(host, short), host)];
  });
  return { findings };
}

/** Too little, as words; unknown is not too little, but is not seen on any host with /proc. */
function few(value: number | undefined, least: number, words: (value: number) => string, tolerance = 0): string[] {
  if (value === undefined || value >= least * (1 - tolerance)) return [];
  return [text().preflight.findings.minimum(words(value), words(least))];
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(bytes < 10e9 ? 1 : 0)} GB`;
}

export function judgeDisk({ groups }: Composition, { seen }: Sight): Judged {
  const members = groups.find(({ service }) => service.id === 'galera')?.view.members ?? [];
  const looked = seen.filter(({ host }) => members.some((member) => member.host === host));
  const measured = looked.flatMap(({ host, sync }) => (sync === undefined ? [] : [{ host, sync }]));
  const worst = measured.sort((one, other) => other.sync - one.sync)[0];
  return {
    ...(worst ? { note: `${worst.sync.toFixed(2)} ms ${worst.host}` } : {}),
    findings: [
      ...measured
        .filter(({ sync }) => sync > slowSync)
        .map(({ host, sync }) => warning('DISK_SLOW', text().preflight.findings.slowDisk(host, sync.toFixed(1)), host)),
      ...looked
        .filter(({ sync }) => sync === undefined)
        .map(({ host }) => warning('LOOK_INCOMPLETE', text().preflight.findings.untriedDisk(host), host)),
    ],
  };
}
