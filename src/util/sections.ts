/** Output of several commands in one round trip, each after a line `== NAME`, by name. */
export function sections(output: string): Map<string, string> {
  return new Map(
    output.split(/^== /m).map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]),
  );
}
