import type { Place } from '../../../util/errors.ts';
import type { FindingCode } from '../../../util/finding-codes/index.ts';
import type { Finding, Severity } from '../../finding.ts';
import type { Deployment } from '../deployment.ts';

/** One question to a deployment. It tells what it sees, and is silent about what the files do not say. */
export type Rule = (deployment: Deployment) => readonly Finding[];

export function found(severity: Severity, code: FindingCode, what: string, where: Place): Finding {
  return { code, severity, what, where };
}
