import type { Composition } from '../compose/compose.ts';
import { error, type Finding, type Judged, warning } from './finding.ts';
import type { Sight } from './look.ts';

/** Every controller has a power switch, and it answers to somebody else. */
export function judgeFencing({ cloud }: Composition, { seen }: Sight): Judged {
  const controllers = cloud.hosts.filter(({ roles }) => roles.includes('controller'));
  const answers = seen.flatMap(({ host, switches }) => switches.map((one) => ({ by: host, ...one })));
  const findings = controllers.flatMap(({ name, bmc, fence }): Finding[] => {
    if (!bmc || fence.length === 0) return [warning('FENCING_ABSENT', `${name} has no power switch`, name)];
    const asked = answers.find(({ of }) => of === name);
    if (!asked) return [warning('LOOK_INCOMPLETE', `nobody could ask the power switch of ${name}`, name)];
    const { by, answer } = asked;
    if (answer === 'on' || answer === 'off') return [];
    const what = {
      port: `the power switch of ${name} is there; ${by} has no fence agent yet to ask it`,
      silent: `the power switch of ${name} (${bmc}) does not answer ${by}`,
      refused: `the power switch of ${name} (${bmc}) does not do what ${by} asks`,
    }[answer];
    return [answer === 'port' ? warning('FENCING_UNPROVEN', what, name) : error('FENCING_UNAVAILABLE', what, name)];
  });
  return { findings };
}
