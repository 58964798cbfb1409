import stringWidth from 'fast-string-width';

/** The titles and the rows of a table, each as a line, in columns as wide as their cells; figures end where their column does. */
export function columns(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  isFigure: (column: number) => boolean = () => false,
): [string, ...string[]] {
  const widths = titles.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column]!)].map((cell) => stringWidth(cell))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (isFigure(column) ? indented(cell, widths[column]!) : padded(cell, widths[column]!)))
      .join('  ')
      .trimEnd();
  return [line(titles), ...rows.map(line)];
}

/** Filled up with blanks, by what its characters take on a terminal. */
export function padded(content: string, width: number): string {
  return content + missing(content, width);
}

/** The same, with the blanks before it. */
export function indented(content: string, width: number): string {
  return missing(content, width) + content;
}

function missing(content: string, width: number): string {
  return ' '.repeat(Math.max(0, width - stringWidth(content)));
}
