import { leastSize } from '../cloud/minimum.ts';
import type { Composition } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import { platforms } from '../platforms/index.ts';
import { error, type Finding, type Judged, warning } from './finding.ts';
import type { Sight } from './look.ts';

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
    const least = leastSize(roles.get(host) ?? []);
    if (!least) return [];
    const short = [
      ...few(cores, least.cores, words.cores),
      ...few(memory, least.memory, (bytes) => words.memory(gigabytes(bytes)), kept),
      ...few(space, least.disk, (bytes) => words.disk(gigabytes(bytes)), kept),
      ...few(interfaces, least.nics, words.interfaces),
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
