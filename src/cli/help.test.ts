import { expect, it } from 'vitest';
import { wrap } from './help.ts';

it('breaks English between words', () => {
  expect(wrap('what would change on the hosts', 12)).toBe('what would\nchange on\nthe hosts');
});

it('breaks Chinese anywhere but before closing punctuation, by its width', () => {
  expect(wrap('让主机成为文件所声明的样子。', 12)).toBe('让主机成为文\n件所声明的样\n子。');
  expect(wrap('文件，所声明', 4)).toBe('文\n件，\n所声\n明');
  expect(wrap('见 `quorate drill list`（必看）', 10)).toBe('见\n`quorate\ndrill\nlist`（必\n看）');
});

it('keeps words that are wider than the line', () => {
  expect(wrap('host-off@vip-holder 之类', 6)).toBe('host-off@vip-holder\n之类');
});
