/** Numbers as spans, both ends included: what most runs of numbers without gaps shrink to. */
export type Spans = readonly (readonly [number, number])[];

/** 0,1,2,5 → [0,2],[5,5]. */
export function spans(numbers: Iterable<number>): Spans {
  const result: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else result.push([number, number]);
  }
  return result;
}

export function contains(list: Spans, number: number): boolean {
  return list.some(([from, to]) => from <= number && number <= to);
}

/** How many numbers there are in them. */
export function countOf(list: Spans): number {
  return list.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}
