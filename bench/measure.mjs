// What the benches share: running the program and measuring it, and the table at the end.
import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

// ^C is for the command that runs as well: that ends, measuring is given up, and what was made for it is taken down.
process.on('SIGINT', () => {});

/** Runs a command to its end; `seconds` is what it took. Throws when it is interrupted. */
export function timed([program, ...args], { env = {}, ...options } = {}) {
  const began = performance.now();
  const ran = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 28,
    ...options,
  });
  if (ran.signal === 'SIGINT' || ran.status === 130) throw new Error('interrupted');
  return { ...ran, seconds: (performance.now() - began) / 1000 };
}

export const quorate = (args, env = {}) => timed(['bin/quorate', ...args], { env });

export function must(ran) {
  if (ran.status !== 0) throw new Error(`ended with ${ran.status}:\n${`${ran.stderr}\n${ran.stdout}`.slice(-4000)}`);
  return ran;
}

/** Median of the seconds of several runs, each of which must succeed. */
export const medianOf = (count, run) => median(Array.from({ length: count }, () => must(run()).seconds));
export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
export const fixed = (seconds) => `${seconds.toFixed(seconds < 10 ? 2 : 0)} s`;

/** Rows of a table, told on standard error as they come. */
export function table(...heads) {
  const rows = [];
  return {
    row: (...cells) => {
      rows.push(cells);
      console.error(`${cells[0]}: ${cells.slice(1).join(' · ')}`);
    },
    print: () => {
      const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
      console.log(`${machine}; load at the end ${loadavg()[0].toFixed(1)}; BMC latency 1 s\n`);
      console.log(`| ${heads.join(' | ')} |\n|${heads.map(() => '---|').join('')}`);
      for (const cells of rows) console.log(`| ${cells.join(' | ')} |`);
    },
  };
}
