import { text } from '../locale/text.ts';
import type { LabSettings } from './cloud.ts';
import { attempt } from './hosts.ts';
import { wayOut } from './issues.ts';
import { expandRange } from './range.ts';
import type { Reader } from './reader.ts';
import { LabSection } from './schema.ts';

/** What differs in a rehearsal; all hosts take part unless the file names some. */
export function readLab(reader: Reader, section: unknown, hosts: readonly string[]): LabSettings | undefined {
  const lab = reader.parse(LabSection, section ?? {}, ['lab']);
  if (!lab) return undefined;
  const known = new Set(hosts);
  const chosen = (lab.hosts ?? []).flatMap((pattern, index) => {
    const path = ['lab', 'hosts', index];
    const names = attempt(reader, path, () => expandRange(pattern)) ?? [];
    const unknown = names.find((name) => !known.has(name));
    if (unknown)
      reader.report(path, {
        code: 'CLOUD_UNKNOWN_NAME',
        what: text().cloud.host.none(unknown),
        ...wayOut(unknown, hosts.slice(0, 20)),
      });
    return names;
  });
  return {
    hosts: lab.hosts ? [...new Set(chosen)] : hosts,
    bmcLatency: lab['bmc-latency'],
    pduLatency: lab['pdu-latency'],
    post: lab.post,
  };
}
