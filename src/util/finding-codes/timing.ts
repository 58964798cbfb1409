import type { FindingCodeEntry } from './finding-code.ts';

export const timing = {
  TIMER_ORDER: {
    title: 'Timers of two layers contradict each other',
    means:
      'The layer above gives up before the one below has recovered, so users wait for both in a row, or a healthy member is taken out.',
    remedy: 'Let each layer notice before the one that waits for it gives up.',
    source: 'docs/reference/timers.md',
  },
} satisfies Record<string, FindingCodeEntry>;
