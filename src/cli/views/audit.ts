import { styleText } from 'node:util';
import type { Audit } from '../../analysis/audit/audit.ts';
import type { Finding, Severity } from '../../analysis/finding.ts';
import { text } from '../../locale/text.ts';
import { visible } from '../../util/visible.ts';

/** A finding on two lines: what, and where. The grave ones first. */
export function auditText({ files, hosts, findings }: Audit): string {
  return [...findings.map(findingText), text().audit.looked(files.length, hosts.length)].join('\n');
}

function findingText({ code, severity, what, where }: Finding): string {
  const place = [where?.name, where?.line, where?.column].filter((part) => part !== undefined).join(':');
  const [sign, colour] = signs[severity];
  return `${styleText(colour, sign, { stream: process.stdout })} ${code}  ${visible(what)}\n    ${visible(place)}`;
}

const signs: Record<Severity, readonly [string, 'red' | 'yellow' | 'dim']> = {
  error: ['×', 'red'],
  warning: ['‼', 'yellow'],
  advice: ['–', 'dim'],
};
