import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandRange, spread } from './range.ts';

describe('expandRange', () => {
  it('keeps the width of the numbers', () => {
    expect(expandRange('cmp[098-101]')).toEqual(['cmp098', 'cmp099', 'cmp100', 'cmp101']);
    expect(expandRange('10.0.0.[9-11]')).toEqual(['10.0.0.9', '10.0.0.10', '10.0.0.11']);
    expect(expandRange('ctl1')).toEqual(['ctl1']);
  });

  it.each([
    ['cmp[3-1]', 'runs backwards'],
    ['cmp[1-99999999]', 'is the most'],
    ['cmp[01-100]', 'different widths'],
    ['cmp[1-2]r[1-2]', 'not a range'],
    ['cmp[1-]', 'not a range'],
    ['cmp]1', 'not a range'],
  ])('refuses %s', (pattern, why) => {
    expect(() => expandRange(pattern)).toThrow(why);
  });

  it('gives each number once, in order, at one width when padded', () => {
    const range = fc.record({ start: fc.nat(900), length: fc.integer({ min: 1, max: 99 }), padded: fc.boolean() });
    fc.assert(
      fc.property(range, ({ start, length, padded }) => {
        const last = start + length - 1;
        const width = padded ? 4 : 0;
        const write = (number: number) => String(number).padStart(width, '0');
        const names = expandRange(`n[${write(start)}-${write(last)}]-x`);
        expect(names.map((name) => Number(/^n(\d+)-x$/.exec(name)?.[1]))).toEqual(
          Array.from({ length }, (_, i) => start + i),
        );
        if (padded) expect(new Set(names.map((name) => name.length)).size).toBe(1);
      }),
    );
  });
});

describe('spread', () => {
  it('wants one text per host, unless one may be shared', () => {
    expect(spread('r[1-2]', 2, true)).toEqual(['r1', 'r2']);
    expect(spread('r1', 2, true)).toEqual(['r1', 'r1']);
    expect(() => spread('10.0.0.1', 2, false)).toThrow('gives 1, but there are 2 hosts');
    expect(() => spread('10.0.0.[1-3]', 2, false)).toThrow('gives 3, but there are 2 hosts');
  });
});
