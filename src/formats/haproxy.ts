/** A section of haproxy.cfg: its keyword and name, and its directives, one a line. */
export interface HaproxySection {
  readonly head: string;
  readonly lines: readonly string[];
}

/** Writes haproxy.cfg. */
export function writeHaproxy(sections: readonly HaproxySection[]): string {
  return sections.map(({ head, lines }) => `${head}\n${lines.map((line) => `  ${line}\n`).join('')}`).join('\n');
}

/** Milliseconds in HAProxy's notation, in the largest unit that is exact. */
export function haproxyTime(ms: number): string {
  if (ms % 60_000 === 0) return `${ms / 60_000}m`;
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
