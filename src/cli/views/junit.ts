import { basename } from 'node:path';
import { faultOf } from '../../drill/proofs.ts';
import type { JudgedRun, UnreadRun } from '../../drill/runs.ts';
import { writeXml, type XmlElement } from '../../formats/xml.ts';
import { visible } from '../../util/visible.ts';
import type { ProofsReport } from './proofs.ts';

/**
 * JUnit XML: a suite for each run, a case for each check. What is unknown is an error, for a skipped case looks like a good one; so is a
 * directory that is no whole run. Never translated: machines read it.
 */
export function junitText({ runs, unread }: Pick<ProofsReport, 'runs' | 'unread'>): string {
  return junitDocument('quorate drill', [...runs.map(suiteOf), ...unread.map(unreadSuite)]);
}

/** Suites as a whole document. */
export function junitDocument(name: string, suites: readonly Suite[]): string {
  return writeXml({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: { '@name': name, ...totals(suites), testsuite: suites },
  });
}

export type Suite = XmlElement & {
  readonly '@tests': number;
  readonly '@failures': number;
  readonly '@errors': number;
};

function suiteOf(judged: JudgedRun): Suite {
  const { directory, run, verdict } = judged;
  const count = (outcome: string) => verdict.checks.filter((check) => check.outcome === outcome).length;
  return {
    '@name': visible(basename(directory)),
    '@timestamp': new Date(run.startedAt).toISOString().slice(0, 19),
    '@time': ((run.endedAt - run.startedAt) / 1000).toFixed(3),
    '@tests': verdict.checks.length,
    '@failures': count('fail'),
    '@errors': count('unknown'),
    testcase: verdict.checks.map(({ checker, outcome, reason }) => ({
      '@classname': visible(`${run.cloud}.${faultOf(judged)}`),
      '@name': visible(checker),
      ...(outcome === 'pass' ? {} : { [outcome === 'fail' ? 'failure' : 'error']: { '@message': visible(reason) } }),
    })),
  };
}

function unreadSuite({ directory, why }: UnreadRun): Suite {
  const name = visible(basename(directory));
  const testcase = { '@classname': name, '@name': 'run', error: { '@message': visible(why) } };
  return { '@name': name, '@tests': 1, '@failures': 0, '@errors': 1, testcase };
}

function totals(suites: readonly Suite[]): XmlElement {
  const sum = (key: '@tests' | '@failures' | '@errors') => suites.reduce((all, suite) => all + suite[key], 0);
  return { '@tests': sum('@tests'), '@failures': sum('@failures'), '@errors': sum('@errors') };
}
