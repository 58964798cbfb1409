import { Command } from 'commander';

/** The process that holds the power of a lab's hosts, started by Quorate in the lab's network. */
export function rackCommand(): Command {
  return new Command('lab-rack').argument('<lab>').action(async (lab: string) => {
    const { serveRack } = await import('../lab/rack/serve.ts');
    const { systemClock } = await import('../util/clock.ts');
    await serveRack(lab, systemClock);
  });
}
