import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { type Check, exitCodes, type Verdict } from '../../src/drill/verdict.ts';
import { sshConfigFile } from '../../src/lab/ssh-config.ts';
import { quorate, type Ran, type Running, start } from './quorate.ts';

/** Why clouds cannot be rehearsed here; undefined when they can. */
export const noRehearsal = process.getuid?.() === 0 ? undefined : 'needs root';

/** The three controllers of the example; what `change` makes of the text is what is declared. */
export function threeControllers(change: (text: string) => string = (text) => text): string {
  return change(readFileSync('examples/three-controllers.yaml', 'utf8'));
}

/** With objectives that a busy machine keeps: seconds are the bench's business. */
export function patient(text: string): string {
  return text.replace(/interruption:.*\n/, 'interruption: 60s\n');
}

/** Checks that did not pass; not whether answers became as prompt as before: while others use this machine they do not. */
export function amiss({ checks }: Verdict): Check[] {
  return checks.filter(({ checker, outcome }) => outcome !== 'pass' && !checker.startsWith('performance/'));
}

/** A cloud file, and a lab of it under a name of this process's own, used as an operator would: by commands of the built program. */
export class Rehearsal {
  readonly lab: string;
  readonly directory = mkdtempSync('/tmp/quorate-rehearsal-');
  readonly file = join(this.directory, 'cloud.yaml');
  /** Where its drills are kept. */
  readonly runs = join(this.directory, 'runs');
  /** All that any command printed. */
  readonly printed: string[] = [];

  constructor(name: string) {
    this.lab = `test-${name}-${process.pid}`;
  }

  declare(text: string): void {
    writeFileSync(this.file, text);
  }

  async up(): Promise<void> {
    const up = await quorate('lab', 'up', '-f', this.file, '--name', this.lab, '--yes');
    expect(up.code, up.stderr).toBe(0);
  }

  /** Removes the lab; the file stays. */
  async unbuild(): Promise<void> {
    await quorate('lab', 'down', this.lab);
  }

  async down(): Promise<void> {
    await this.unbuild();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Starts a command on this cloud in this lab. */
  start(...args: string[]): Running {
    const running = start(...args, '-f', this.file, '--lab', this.lab);
    void running.ended.then(({ stdout, stderr }) => this.printed.push(stdout, stderr));
    return running;
  }

  run(...args: string[]): Promise<Ran> {
    return this.start(...args).ended;
  }

  async apply(): Promise<Ran> {
    const applied = await this.run('apply');
    expect(applied.code, applied.stderr).toBe(0);
    return applied;
  }

  /** Runs a drill, and expects that nothing was lost and all that was promised held. */
  async drill(fault: string, ...args: string[]): Promise<Verdict> {
    const drill = await this.run('drill', 'run', fault, '--runs', this.runs, '-o', 'json', ...args);
    const verdict = JSON.parse(drill.stdout) as Verdict;
    console.log(fault, JSON.stringify(verdict.interruption));
    expect(amiss(verdict)).toEqual([]);
    expect(drill.code, drill.stderr).toBe(exitCodes[verdict.outcome]);
    expect(verdict).toMatchObject({ writes: { lost: 0 }, messages: { lost: 0 } });
    return verdict;
  }

  /** HEALTH_OK within so many seconds, and nothing left to do. */
  async isWell(seconds: number): Promise<void> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const { health, conditions } = JSON.parse((await this.run('status', '-o', 'json')).stdout);
      if (health === 'HEALTH_OK') break;
      if (Date.now() > end) throw new Error(`${health} after ${seconds} s: ${JSON.stringify(conditions)}`);
      await delay(1000);
    }
    const plan = await this.run('plan', '--detailed-exitcode');
    expect(plan.code, plan.stdout).toBe(0);
  }

  /** What a command prints on a host. */
  on(host: string, command: string, input = ''): string {
    const ssh = ['-F', sshConfigFile(this.lab), host, command];
    return spawnSync('ssh', ssh, { input, encoding: 'utf8', timeout: 60_000 }).stdout.trim();
  }
}
