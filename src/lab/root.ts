import type { Problem } from '../util/errors.ts';

export const notRoot: Problem = {
  code: 'LAB_NOT_ROOT',
  what: 'Only root can boot hosts, make networks and look after labs on this machine',
};

export function rootProblem(): Problem[] {
  return process.getuid?.() === 0 ? [] : [notRoot];
}
