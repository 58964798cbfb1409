import { Command } from 'commander';

/**
 * The canary process of a drill, started by Quorate at a vantage: configuration as one line of JSON on standard input, records as
 * JSON lines on standard output, until standard input ends or SIGTERM.
 */
export function canaryCommand(): Command {
  return new Command('canary').action(async () => {
    const { runCanaries } = await import('../drill/canaries/process.ts');
    const { systemClock } = await import('../util/clock.ts');
    const ending = new AbortController();
    process.once('SIGTERM', () => ending.abort());
    const print = (record: object) => void process.stdout.write(`${JSON.stringify(record)}\n`);
    await runCanaries(process.stdin, print, systemClock, ending.signal);
    process.stdin.destroy();
  });
}
