import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

it.each([
  ['naem', 'name'],
  ['addres', 'addresses'],
  ['galerra', 'galera'],
  ['IP', 'ip'],
])('takes %s for %s', (word, meant) => {
  expect(nearest(word, ['name', 'addresses', 'galera', 'ip', 'hosts'])).toBe(meant);
});

it('guesses nothing when nothing is near', () => {
  expect(nearest('colour', ['name', 'ip', 'hosts'])).toBeUndefined();
});
