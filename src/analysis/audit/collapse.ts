import { text } from '../../locale/text.ts';
import type { Finding } from '../finding.ts';

/** The same thing said of the same file on every host is one finding, at the first place. */
export function collapse(findings: readonly Finding[]): Finding[] {
  const bySentence = new Map<string, { finding: Finding; files: Set<string> }>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const known = bySentence.get(key);
    if (known) known.files.add(finding.where?.name ?? '');
    else bySentence.set(key, { finding, files: new Set([finding.where?.name ?? '']) });
  }
  return [...bySentence.values()].map(({ finding, files }) =>
    files.size > 1 ? { ...finding, what: text().audit.also(finding.what, files.size - 1) } : finding,
  );
}

function keyOf({ code, severity, what, where }: Finding): string {
  const base = where?.name.slice(where.name.lastIndexOf('/') + 1);
  // Damage says the same of every place.
  const place = code === 'FILE_DAMAGED' ? `${where?.line}:${where?.column}` : '';
  return [code, severity, base, place, what].join(' ');
}
