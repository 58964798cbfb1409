import { quote } from '../util/shell.ts';

/** Stands for a secret while texts are compared. No file of ours holds it. */
const veil = '\u0001';

export const before = '*** (before)';
export const after = '*** (after)';

/**
 * Two versions of a file with everything secret hidden, such that a change of a secret still shows. Values that are known are found as such.
 * A former value is not known any more: it is what stands in an old line where a new line has a secret. An old line of which not even
 * that can be said shows its key only: rather too little than a password.
 */
export function maskPair(old: string, fresh: string, secrets: readonly string[]): { old: string; fresh: string } {
  const veiled = hide(fresh, secrets).split('\n');
  const former = hide(old, secrets).split('\n');
  const known = new Set(veiled);
  const changed = new Set<number>();
  const open = new Set(veiled.flatMap((line) => (line.includes(veil) ? [] : (keyOf(line) ?? []))));
  const wholes = veiled.map((line) => (line.includes(veil) ? pattern(line) : undefined));
  const oldLines = former.map((line) => {
    if (known.has(line)) return unveil(line, '***');
    const index = wholes.findIndex((one) => one?.test(line));
    // A key that holds nothing secret now held nothing secret before, unless its name says otherwise.
    if (index < 0)
      return open.has(keyOf(line) ?? '') && !line.includes(veil) && !telling.test(line) ? line : keyOnly(line);
    changed.add(index);
    return unveil(veiled[index]!, before);
  });
  const newLines = veiled.map((line, index) => unveil(line, changed.has(index) ? after : '***'));
  return { old: oldLines.join('\n'), fresh: newLines.join('\n') };
}

/** A text with every secret in it hidden. */
export function mask(content: string, secrets: readonly string[]): string {
  return unveil(hide(content, secrets), '***');
}

function hide(content: string, secrets: readonly string[]): string {
  // A key travels in a bundle with its certificate, and its file has only the key.
  return content.replaceAll(privateKey, veil).replaceAll(patternOf(secrets), veil);
}

const privateKey = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^-]*-----END \1-----/g;

/** One pattern for all the secrets of a cloud: a plan hides them in thousands of files. */
const patterns = new WeakMap<readonly string[], RegExp>();

function patternOf(secrets: readonly string[]): RegExp {
  const known = patterns.get(secrets);
  if (known) return known;
  const forms = [...new Set(secrets.flatMap((value) => [value, value.trimEnd(), quote(value)]))].filter(
    (value) => value.length >= 4,
  );
  // The longest first, in case one holds another. Without any, a pattern that fits nothing.
  const longestFirst = forms.sort((one, other) => other.length - one.length).map(literal);
  const made = new RegExp(longestFirst.join('|') || '(?!)', 'g');
  patterns.set(secrets, made);
  return made;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function unveil(line: string, shown: string): string {
  return line.replaceAll(veil, shown);
}

function pattern(line: string): RegExp {
  return new RegExp(`^${line.split(veil).map(literal).join('.+')}$`);
}

/** Names of keys that may hold a secret. */
const telling = /pass|secret|key|token|auth|cred|(^|_)connection\b|url/i;

function keyOf(line: string): string | undefined {
  return /^\s*[\w.-]+\s*[=:]/.exec(line)?.[0];
}

function keyOnly(line: string): string {
  if (line.trim() === '' || line.startsWith('[')) return line;
  const key = keyOf(line);
  return key ? `${key} ***` : '***';
}
