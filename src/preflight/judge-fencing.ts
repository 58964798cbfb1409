import { controllers } from '../cloud/controllers.ts';
import type { Composition } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import { fenceDevices } from '../services/pacemaker/fence.ts';
import { error, type Finding, type Judged, warning } from './finding.ts';
import type { Sight } from './look.ts';

/** Every controller has power switches, and each answers to somebody else. */
export function judgeFencing({ cloud, groups }: Composition, { seen }: Sight): Judged {
  if (!groups.some(({ service }) => service.pairs === 'fenced')) return { findings: [], skipped: true };
  const answers = seen.flatMap(({ host, switches }) => switches.map((one) => ({ by: host, ...one })));
  const findings = controllers(cloud).flatMap((host): Finding[] => {
    const { name } = host;
    const words = text().preflight.findings;
    const devices = fenceDevices(cloud, host);
    if (devices.length === 0) return [warning('FENCING_ABSENT', words.noSwitch(name), name)];
    return devices.flatMap(({ id, ip }): Finding[] => {
      const asked = answers.find(({ device }) => device === id);
      if (!asked) return [warning('LOOK_INCOMPLETE', words.unasked(name, ip), name)];
      const { by, answer } = asked;
      if (answer === 'on' || answer === 'off') return [];
      const what = {
        port: words.noAgent(name, ip, by),
        silent: words.switchSilent(name, ip, by),
        refused: words.switchRefused(name, ip, by),
      }[answer];
      return [answer === 'port' ? warning('FENCING_UNPROVEN', what, name) : error('FENCING_UNAVAILABLE', what, name)];
    });
  });
  return { findings };
}
