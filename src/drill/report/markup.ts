import { visible } from '../../util/visible.ts';

/** A piece of HTML or SVG that may stand in a page as it is. Only `markup` makes it. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Part = string | number | undefined | Markup | readonly Part[];

/** HTML or SVG as a template. Whatever is put in is escaped, unless it is such a piece itself: texts of servers are not to be trusted. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((string, index) => string + sourceOf(parts[index])).join(''));
}

function sourceOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.source;
  if (typeof part === 'object') return part.map(sourceOf).join('');
  return visible(String(part)).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
