import type { PowerState } from './lab.ts';
import { hasNetwork } from './network.ts';
import { askRack } from './rack/control.ts';
import { labNames, readRecord, recordOf } from './record.ts';
import { sshConfigFile } from './ssh-config.ts';

export interface LabStatus {
  readonly name: string;
  /** `broken`: only half there. `no-rack`: the hosts may run, but nobody holds their power. */
  readonly standing: 'up' | 'no-rack' | 'broken';
  /** Name of the cloud it was made from. */
  readonly cloud?: string;
  readonly sshConfig?: string;
  readonly hosts: readonly {
    readonly name: string;
    readonly address: string;
    readonly power: PowerState | 'unknown';
  }[];
}

/** Looks at a lab and changes nothing. Throws LAB_NOT_FOUND. */
export async function labStatus(name: string): Promise<LabStatus> {
  if (!(await labNames()).includes(name)) await recordOf(name);
  const record = await readRecord(name);
  if (!record?.whole || !(await hasNetwork(name))) return { name, standing: 'broken', hosts: [] };
  const states = await askRack(name, { verb: 'states' }).catch(() => undefined);
  return {
    name,
    standing: states ? 'up' : 'no-rack',
    cloud: record.cloud,
    sshConfig: sshConfigFile(name),
    hosts: record.layout.hosts.map(({ name, address }) => ({ name, address, power: states?.[name] ?? 'unknown' })),
  };
}

export async function allLabs(): Promise<LabStatus[]> {
  return Promise.all((await labNames()).map(labStatus));
}
