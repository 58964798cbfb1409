import { text } from './text.ts';

/** a, b, c and 7 more: a list that stays readable in a cloud of a thousand hosts. */
export function listed(items: readonly string[]): string {
  const { list, more } = text().preflight;
  return items.length <= 4 ? list(items) : more(items.slice(0, 3), items.length - 3);
}
