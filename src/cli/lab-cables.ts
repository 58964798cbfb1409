import { Command, Option } from 'commander';
import type { Cut, Lab } from '../lab/lab.ts';
import { text } from '../locale/text.ts';
import { openChosenLab } from './chosen-lab.ts';
import { act } from './context.ts';
import { outputOption } from './options.ts';

interface CutOptions {
  readonly lab?: string;
  readonly network?: string;
  readonly only?: 'in' | 'out';
}

/** `quorate lab cut HOST` */
export function cutCommand(): Command {
  const words = text().lab.help;
  return new Command('cut')
    .description(words.cut)
    .argument('<host>', words.host)
    .option('--network <name>', words.network)
    .addOption(new Option('--only <way>', words.way).choices(['in', 'out']))
    .option('--lab <name>', words.lab)
    .addOption(outputOption())
    .action(
      act(async ({ show }, { lab: name, network, only }: CutOptions, host: string) => {
        const lab = await openChosenLab(name);
        await lab.cut(host, network, only ?? 'both');
        show(await cablesOf(lab, host), cablesText);
        return 0;
      }),
    );
}

/** `quorate lab heal HOST` */
export function healCommand(): Command {
  const words = text().lab.help;
  return new Command('heal')
    .description(words.heal)
    .argument('<host>', words.host)
    .option('--lab <name>', words.lab)
    .addOption(outputOption())
    .action(
      act(async ({ show }, { lab: name }: CutOptions, host: string) => {
        const lab = await openChosenLab(name);
        await lab.mend(host);
        show(await cablesOf(lab, host), cablesText);
        return 0;
      }),
    );
}

interface Cables {
  readonly lab: string;
  readonly host: string;
  readonly cuts: readonly { readonly network: string; readonly way: Cut }[];
}

async function cablesOf(lab: Lab, host: string): Promise<Cables> {
  const cuts = Object.entries(await lab.cuts(host)).flatMap(([network, way]) => (way ? [{ network, way }] : []));
  return { lab: lab.name, host, cuts };
}

function cablesText({ host, cuts }: Cables): string {
  return text().lab.shown.cuts(host, cuts);
}
