import { version } from '../../../package.json';
import type { Clock } from '../../util/clock.ts';
import type { Event, Report } from '../../util/events.ts';
import type { OutputFormat } from '../options.ts';
import { after, lastingLine, liveRows, nothing } from './progress-lines.ts';

/** Draws events on standard error while a command works. */
export interface Progress {
  readonly report: Report;
  /** Takes what is redrawn off the terminal, so that something else can be written. */
  pause(): void;
  resume(): void;
  end(): void;
}

/** What a view needs of a stream. */
export type Screen = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number };

/** The view that fits: JSON lines when asked for, redrawn on a terminal, plain lines elsewhere. */
export function progress(output: OutputFormat, screen: Screen, clock: Clock): Progress {
  if (output === 'json')
    return lines(screen, [{ type: 'version', quorate: version }], (event) => JSON.stringify(event));
  return screen.isTTY ? redrawn(screen, clock) : plain(screen, clock);
}

function lines(screen: Screen, first: readonly object[], line: (event: Event) => string | undefined): Progress {
  let begun = false;
  const report = (event: Event) => {
    if (!begun) for (const one of first) screen.write(`${JSON.stringify(one)}\n`);
    begun = true;
    const written = line(event);
    if (written !== undefined) screen.write(`${written}\n`);
  };
  return { report, pause: () => {}, resume: () => {}, end: () => {} };
}

/** Every line with the seconds since the command began. */
function plain(screen: Screen, clock: Clock): Progress {
  const began = clock.now();
  let ongoing = nothing;
  return lines(screen, [], (event) => {
    const line = lastingLine(event, ongoing);
    ongoing = after(ongoing, event);
    return line && `${String(Math.max(0, Math.round((event.at - began) / 1000))).padStart(4)} s  ${line}`;
  });
}

/** Lasting lines above, what runs below with a spinner and its time. */
function redrawn(screen: Screen, clock: Clock): Progress {
  let ongoing = nothing;
  let drawn = 0;
  let paused = false;
  const stop = new AbortController();
  const draw = (lasting?: string) => {
    const rows = paused ? [] : liveRows(ongoing, clock.now(), screen.columns ?? 80);
    const erase = drawn > 0 ? `\x1b[${drawn}A\x1b[J` : '';
    screen.write([erase, ...(lasting === undefined ? [] : [lasting, '\n']), ...rows.map((row) => `${row}\n`)].join(''));
    drawn = rows.length;
  };
  const turn = async () => {
    while (!stop.signal.aborted) {
      await clock.sleep(120, stop.signal);
      if (!paused && drawn > 0) draw();
    }
  };
  turn().catch(() => {});
  const rest = (resting: boolean) => {
    paused = resting;
    draw();
  };
  return {
    report: (event) => {
      const line = lastingLine(event, ongoing);
      ongoing = after(ongoing, event);
      draw(line);
    },
    pause: () => rest(true),
    resume: () => rest(false),
    end: () => {
      stop.abort();
      rest(true);
    },
  };
}
