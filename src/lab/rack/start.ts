import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../../locale/text.ts';
import { type Clock, systemClock } from '../../util/clock.ts';
import { QuorateError } from '../../util/errors.ts';
import { programPath } from '../../util/program.ts';
import { inNetwork, labDirectory } from '../paths.ts';
import { askRack } from './control.ts';

/** Node's start on a busy machine included. */
const limitMs = 30_000;

/** Whether the rack of a lab runs and answers. */
export async function rackAnswers(lab: string): Promise<boolean> {
  return askRack(lab, { verb: 'states' }).then(
    () => true,
    () => false,
  );
}

/** Starts the rack of a lab unless it answers. The caller holds the lab's lock. Throws LAB_RACK_FAILED. */
export async function ensureRack(lab: string, clock: Clock = systemClock): Promise<void> {
  if (await rackAnswers(lab)) return;
  const logFile = join(labDirectory(lab), 'rack.log');
  const log = await open(logFile, 'a');
  const [file, ...args] = [...inNetwork(lab), process.execPath, programPath(), 'lab-rack', lab];
  const child = spawn(file!, args, {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    // It keeps a log, and answers runs in any language.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  child.unref();
  await log.close();
  const began = clock.now();
  while (!(await rackAnswers(lab))) {
    if (ended || clock.now() - began > limitMs) {
      const lines = (await readFile(logFile, 'utf8')).trim().split('\n').slice(-10).join('\n');
      throw new QuorateError({ code: 'LAB_RACK_FAILED', what: text().lab.problems.noRack(lab), detail: lines });
    }
    await clock.sleep(100);
  }
}
