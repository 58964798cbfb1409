import type { FindingCodeEntry } from './finding-code.ts';

export const timing = {
  TIMER_ORDER: {
    title: 'Timers of two layers contradict each other',
    means:
      'The layer above gives up before the one below has recovered, so users wait for both in a row, or a healthy member is taken out.',
    remedy: 'Let each layer notice before the one that waits for it gives up.',
    source: 'docs/reference/timers.md',
  },
  OBJECTIVE_UNREACHABLE: {
    title: 'An objective that no timers can keep',
    means:
      'When that fault happens, users wait for longer than they were promised, though everything works as designed.',
    remedy:
      'Promise what is possible, or shorten the stage that takes most: `quorate what-if FAULT` shows all of them.',
    source: 'docs/guide/what-if.md',
  },
  OBJECTIVE_AT_WORST: {
    title: 'An objective that is kept as a rule, and not at worst',
    means: 'Most of the time users wait for less than they were promised; in the worst case for more.',
    remedy:
      'Measure what is assumed (`quorate preflight`, drills) and state it under `assumptions`; then shorter timers may be found.',
    source: 'docs/guide/what-if.md',
  },
  FENCING_IMPATIENT: {
    title: 'A power switch may need longer than it is waited for',
    means:
      'A host that is just being switched off counts as not fenced, so what it held moves only after another attempt.',
    remedy: 'Use a quicker power switch, or put it on a second level behind one.',
    source: 'pacemaker-fenced(7), stonith-timeout',
  },
} satisfies Record<string, FindingCodeEntry>;
