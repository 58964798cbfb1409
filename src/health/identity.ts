import type { Condition } from '../services/condition.ts';

/** The same condition in two looks has the same identity, in whatever words. */
export function identity({ code, service, host, about, object }: Omit<Condition, 'what' | 'severity'>): string {
  return [code, service, host ?? about?.join(',') ?? '', object ?? ''].join(' ');
}
