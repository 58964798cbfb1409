import stringWidth from 'fast-string-width';
import { text } from '../../locale/text.ts';
import type { Event } from '../../util/events.ts';
import { paintError as paint } from './paint.ts';

/** Most running steps shown at once; the others are counted. */
const mostRows = 6;
const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const signs = { done: '✓', unchanged: '=', failed: '✗', skipped: '–' } as const;
const colours = { done: 'green', unchanged: 'dim', failed: 'red', skipped: 'yellow' } as const;

type Running = Extract<Event, { type: 'step-started' | 'phase-started' }>;

/** What goes on: phases and steps that have begun and not ended, in the order they began. */
export interface Ongoing {
  readonly phases: readonly Running[];
  readonly steps: readonly Running[];
}

export const nothing: Ongoing = { phases: [], steps: [] };

/** What goes on after an event. */
export function after({ phases, steps }: Ongoing, event: Event): Ongoing {
  if (event.type === 'phase-started') return { phases: [...phases, event], steps };
  if (event.type === 'phase-ended')
    return { phases: phases.filter((one) => one.type === 'phase-started' && one.phase !== event.phase), steps };
  if (event.type === 'step-started') return { phases, steps: [...steps, event] };
  if (event.type === 'step-ended')
    return { phases, steps: steps.filter((one) => one.type === 'step-started' && one.step !== event.step) };
  return { phases, steps };
}

/** The line that an event leaves for good; undefined for a beginning that only shows while it runs. `before` is what went on when it came. */
export function lastingLine(event: Event, before: Ongoing): string | undefined {
  switch (event.type) {
    case 'phase-started':
      return paint('bold', event.title);
    case 'step-started':
      return undefined;
    case 'step-ended': {
      const doing = hosted(event.host, event.title);
      return `  ${paint(colours[event.outcome], signs[event.outcome])} ${event.outcome === 'unchanged' ? paint('dim', doing) : doing}  ${paint('dim', elapsed(event.ms))}`;
    }
    case 'phase-ended': {
      const began = before.phases.find((one) => one.type === 'phase-started' && one.phase === event.phase);
      const words = [began?.title, began && elapsed(event.at - began.at), event.note].filter(
        (word) => word !== undefined,
      );
      return `${paint(colours[event.outcome], signs[event.outcome])} ${words.join('  ')}`;
    }
    case 'note':
      return event.level === 'warning' ? `${paint('yellow', '!')} ${event.text}` : `  ${event.text}`;
  }
}

/** The rows redrawn while things run, none wider than the terminal. */
export function liveRows({ phases, steps }: Ongoing, now: number, columns: number): string[] {
  const turn = spinner[Math.floor(now / 120) % spinner.length]!;
  const shown = steps.length > 0 ? steps : phases.slice(-1);
  const rows = shown.slice(0, mostRows).map((one) => {
    const doing = one.type === 'step-started' ? hosted(one.host, one.title) : one.title;
    const time = elapsed(now - one.at);
    return `  ${paint('cyan', turn)} ${clip(doing, columns - 7 - stringWidth(time))}  ${paint('dim', time)}`;
  });
  return steps.length > mostRows
    ? [...rows, paint('dim', `    ${text().cli.progress.more(steps.length - mostRows)}`)]
    : rows;
}

/** 0.4 s, 12 s, 2 min 05 s. */
export function elapsed(ms: number): string {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

function hosted(host: string | undefined, title: string): string {
  return host === undefined ? title : `${host}: ${title}`;
}

/** Cut to a width in terminal cells, where a Chinese character takes two. */
function clip(content: string, width: number): string {
  if (stringWidth(content) <= width) return content;
  let kept = '';
  for (const character of content) {
    if (stringWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
