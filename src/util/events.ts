import type { Problem } from './errors.ts';

/**
 * The one stream of what happens, drawn by the views (terminal, plain, JSON lines) and kept in run directories.
 * Producers say what happened; only views decide how it looks. `at` is milliseconds since 1970.
 */
export type Event =
  | { readonly type: 'phase-started'; readonly at: number; readonly phase: string; readonly title: string }
  | {
      readonly type: 'phase-ended';
      readonly at: number;
      readonly phase: string;
      readonly outcome: 'done' | 'failed';
      readonly note?: string;
    }
  | {
      readonly type: 'step-started';
      readonly at: number;
      readonly step: string;
      readonly host?: string;
      readonly title: string;
    }
  | {
      readonly type: 'step-ended';
      readonly at: number;
      readonly step: string;
      readonly host?: string;
      readonly title: string;
      readonly outcome: 'done' | 'unchanged' | 'failed' | 'skipped';
      readonly ms: number;
      readonly problem?: Problem;
    }
  | { readonly type: 'note'; readonly at: number; readonly level: 'info' | 'warning'; readonly text: string };

export type Report = (event: Event) => void;
