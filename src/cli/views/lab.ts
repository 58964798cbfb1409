import type { LabStatus } from '../../lab/status.ts';
import { text } from '../../locale/text.ts';

/** A lab that was just made: how to look around and how to be rid of it. */
export function upText({ name, hosts }: LabStatus): string {
  const words = text().lab.shown;
  const [first] = hosts;
  return [words.up(name, hosts.length), ...(first ? [words.login(first.name, name)] : []), words.remove(name)].join(
    '\n',
  );
}

export function labsText(labs: readonly LabStatus[]): string {
  return labs.length === 0 ? text().lab.shown.none : labs.map(labText).join('\n\n');
}

function labText({ name, standing, hosts }: LabStatus): string {
  const words = text().lab.shown;
  const remarks = { up: '', 'no-rack': `  ${words.noRack}`, broken: `  ${words.broken}` };
  const width = Math.max(...hosts.flatMap((host) => [host.name.length, host.address.length])) + 2;
  return [
    `${words.lab} ${name}${remarks[standing]}`,
    ...hosts.map((host) => `  ${host.name.padEnd(width)}${host.address.padEnd(width)}${words.states[host.power]}`),
  ].join('\n');
}
