import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { withLock } from '../util/lock.ts';
import { bridgesOf, readCuts, setCuts } from './cables.ts';
import type { Lab } from './lab.ts';
import { type LabHost, segmentsOf } from './layout.ts';
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
    segments: segmentsOf(record.layout),
    state: async (host) => {
      checkHost(record, host);
      return (await askRack(name, { verb: 'states' }))[host]!;
    },
    power: async (host, action) => {
      checkHost(record, host);
      await askRack(name, { verb: 'act', host, action });
    },
    cut: async (host, network, way) => {
      const one = checkHost(record, host);
      const bridges = bridgesOf(record.layout, one, network);
      const cuts = { ...(await readCuts(name, host)), ...Object.fromEntries(bridges.map((bridge) => [bridge, way])) };
      await setCuts(name, one, cuts);
    },
    mend: (host) => setCuts(name, checkHost(record, host), {}),
    cuts: async (host) => {
      const { links } = checkHost(record, host);
      const cuts = await readCuts(name, host);
      const plugged = record.layout.bridges.filter((bridge) => links.some((link) => link.bridge === bridge.name));
      return Object.fromEntries(plugged.map((bridge) => [bridge.network, cuts[bridge.name]]));
    },
  };
}

/** The host as it was laid out. Throws LAB_HOST_UNKNOWN. */
export function checkHost({ name, layout }: LabRecord, host: string): LabHost {
  const known = layout.hosts.find((one) => one.name === host);
  if (known) return known;
  const names = layout.hosts.map((one) => one.name);
  const what = text().lab.problems.noHost(name, host);
  throw new QuorateError({ code: 'LAB_HOST_UNKNOWN', what, remedy: text().lab.problems.hosts(names.join(', ')) });
}
