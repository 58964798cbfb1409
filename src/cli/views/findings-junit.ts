import { visible } from '../../util/visible.ts';
import type { FindingsReport, ShownFinding } from '../findings-report.ts';
import { junitDocument } from './junit.ts';
import { placeText } from './problem.ts';

/**
 * JUnit XML: a case for each finding; an error fails, and a warning where `strict` makes the command end so. Others pass and are told as
 * output, accepted ones are skipped with their reason. Without findings one case passes, for readers take an empty suite for a broken one.
 */
export function findingsJunit({ about, findings }: FindingsReport, strict: boolean): string {
  const fails = ({ severity, accepted }: ShownFinding) =>
    !accepted && (severity === 'error' || (strict && severity === 'warning'));
  const cases = findings.map((finding) => {
    const { code, severity, what, at, where, remedy, accepted } = finding;
    const told = visible(`${where ? `${placeText(where)}: ` : ''}${what}`);
    return {
      '@classname': visible(`${about}.${code}`),
      '@name': visible(at ?? what),
      ...(where?.line === undefined ? {} : { '@file': visible(where.name), '@line': where.line }),
      ...(accepted
        ? { skipped: { '@message': visible(accepted.because) } }
        : fails(finding)
          ? { failure: { '@type': severity, '@message': told, '#text': remedy } }
          : { 'system-out': `${severity}: ${told}` }),
    };
  });
  const suite = {
    '@name': visible(about),
    '@tests': Math.max(1, cases.length),
    '@failures': findings.filter(fails).length,
    '@errors': 0,
    '@skipped': findings.filter(({ accepted }) => accepted).length,
    testcase: cases.length > 0 ? cases : [{ '@classname': visible(about), '@name': 'no findings' }],
  };
  return junitDocument('quorate', [suite]);
}
