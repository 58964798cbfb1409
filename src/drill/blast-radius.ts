import { text } from '../locale/text.ts';
import { type FaultSpec, written } from '../timing/fault.ts';
import type { DrillLook } from './look.ts';

/** What those who are hit hold and do, in words: shown before a fault is injected. */
export function blastRadius(
  fault: FaultSpec,
  hosts: readonly string[],
  { holders, databaseWriter, dc }: Pick<DrillLook, 'holders' | 'databaseWriter' | 'dc'>,
): string {
  const words = text().drill.notes;
  const held = Object.entries(holders).filter(([, owners]) => owners.some((owner) => hosts.includes(owner)));
  const roles = [
    ...held.map(([name]) => words.holds(name)),
    ...(databaseWriter && hosts.includes(databaseWriter) ? [words.writes] : []),
    ...(dc && hosts.includes(dc) ? ['DC'] : []),
  ];
  return words.blast(written(fault), hosts.join(', '), roles);
}
