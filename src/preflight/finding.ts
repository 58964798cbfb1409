import type { Composition } from '../compose/compose.ts';
import type { Condition } from '../services/condition.ts';
import type { Sight } from './look.ts';

/** What preflight asks, in the order in which it is told. */
export const checkIds = [
  'reach',
  'system',
  'size',
  'network',
  'addresses',
  'clock',
  'time',
  'disk',
  'fencing',
  'tls',
] as const;
export type CheckId = (typeof checkIds)[number];

export type Finding = Pick<Condition, 'code' | 'severity' | 'host' | 'what'>;

/** `skipped`: does not apply here; `note` is what was measured, in no language. */
export interface Check {
  readonly id: CheckId;
  readonly outcome: 'ok' | 'warning' | 'error' | 'skipped';
  readonly note?: string;
  /** Only pairs of each host with so many others were measured. */
  readonly neighbours?: number;
  readonly findings: readonly Finding[];
}

/** What a check found, and what it measured. */
export interface Judged extends Omit<Check, 'id' | 'outcome'> {
  readonly skipped?: true;
}

/** Pure: what was seen against what is declared. */
export type Judge = (composition: Composition, sight: Sight) => Judged;

export function warning(code: Finding['code'], what: string, host?: string): Finding {
  return { code, severity: 'warning', what, ...(host ? { host } : {}) };
}

export function error(code: Finding['code'], what: string, host?: string): Finding {
  return { code, severity: 'error', what, ...(host ? { host } : {}) };
}
