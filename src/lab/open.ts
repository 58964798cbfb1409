import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { withLock } from '../util/lock.ts';
import type { Lab } from './lab.ts';
import { hasNetwork } from './network.ts';
import { inNetwork, labDirectory, labLock } from './paths.ts';
import { askRack } from './rack/control.ts';
import { ensureRack, rackAnswers } from './rack/start.ts';
import { type LabRecord, recordOf } from './record.ts';
import { sshConfigFile } from './ssh-config.ts';

/** Opens a lab that is up, and starts its rack again if that was killed. Throws LAB_NOT_FOUND, LAB_NOT_WHOLE, LAB_RACK_FAILED. */
export async function openLab(name: string): Promise<Lab> {
  const record = await recordOf(name);
  if (!record.whole || !(await hasNetwork(name))) {
    throw new QuorateError({ code: 'LAB_NOT_WHOLE', what: text().lab.problems.half(name) });
  }
  if (!(await rackAnswers(name))) await withLock(labLock(name), { waiting: () => {} }, () => ensureRack(name));
  return handle(record);
}

/** The seam to a lab whose rack answers. */
export function handle(record: LabRecord): Lab {
  const { name } = record;
  return {
    name,
    dir: labDirectory(name),
    sshConfig: sshConfigFile(name),
    vantage: inNetwork(name),
    state: async (host) => {
      checkHost(record, host);
      return (await askRack(name, { verb: 'states' }))[host]!;
    },
    power: async (host, action) => {
      checkHost(record, host);
      await askRack(name, { verb: 'act', host, action });
    },
  };
}

/** Throws LAB_HOST_UNKNOWN. */
export function checkHost({ name, layout }: LabRecord, host: string): void {
  const names = layout.hosts.map((one) => one.name);
  if (names.includes(host)) return;
  const what = text().lab.problems.noHost(name, host);
  throw new QuorateError({ code: 'LAB_HOST_UNKNOWN', what, remedy: text().lab.problems.hosts(names.join(', ')) });
}
