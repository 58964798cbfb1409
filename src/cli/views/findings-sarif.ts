import { version } from '../../../package.json';
import { codeText } from '../../locale/codes.ts';
import type { FindingCode } from '../../util/finding-codes/index.ts';
import { findingCodes } from '../../util/finding-codes/index.ts';
import type { FindingsReport, ShownFinding } from '../findings-report.ts';

const levels = { error: 'error', warning: 'warning', advice: 'note' } as const;

/** SARIF 2.1.0 (OASIS), which code hosting sites show beside the line. What is accepted is suppressed, with its reason. */
export function findingsSarif({ findings }: FindingsReport): string {
  const codes = [...new Set(findings.map(({ code }) => code))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'quorate', version, rules: codes.map(ruleOf) } },
        results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code))),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function ruleOf(code: FindingCode) {
  const { title, means, remedy } = codeText(code);
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: means },
    help: { text: `${remedy}\n\n${findingCodes[code].source}` },
  };
}

function resultOf({ code, severity, what, at, where, accepted }: ShownFinding, ruleIndex: number) {
  const place = {
    ...(where ? { physicalLocation: { artifactLocation: { uri: uriOf(where.name) }, ...regionOf(where) } } : {}),
    ...(at ? { logicalLocations: [{ fullyQualifiedName: at }] } : {}),
  };
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: what },
    ...(where || at ? { locations: [place] } : {}),
    ...(accepted ? { suppressions: [{ kind: 'external', justification: accepted.because }] } : {}),
  };
}

function regionOf({ line, column }: NonNullable<ShownFinding['where']>) {
  if (line === undefined) return {};
  return { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
}

/** A path as it is named, each part of it as a URI has it. */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
