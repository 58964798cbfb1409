import { controllers } from '../cloud/controllers.ts';
import type { Composition } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import { error, type Finding, type Judged, warning } from './finding.ts';
import type { Sight } from './look.ts';

/** Every controller has a power switch, and it answers to somebody else. */
export function judgeFencing({ cloud }: Composition, { seen }: Sight): Judged {
  const answers = seen.flatMap(({ host, switches }) => switches.map((one) => ({ by: host, ...one })));
  const findings = controllers(cloud).flatMap(({ name, bmc, fence }): Finding[] => {
    const words = text().preflight.findings;
    if (!bmc || fence.length === 0) return [warning('FENCING_ABSENT', words.noSwitch(name), name)];
    const asked = answers.find(({ of }) => of === name);
    if (!asked) return [warning('LOOK_INCOMPLETE', words.unasked(name), name)];
    const { by, answer } = asked;
    if (answer === 'on' || answer === 'off') return [];
    const what = {
      port: words.noAgent(name, by),
      silent: words.switchSilent(name, bmc, by),
      refused: words.switchRefused(name, bmc, by),
    }[answer];
    return [answer === 'port' ? warning('FENCING_UNPROVEN', what, name) : error('FENCING_UNAVAILABLE', what, name)];
  });
  return { findings };
}
