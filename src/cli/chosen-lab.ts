import type { Lab } from '../lab/lab.ts';

/** Opens the lab of this name, or the only one there is. Throws what is wrong with the choice or the lab. */
export async function openChosenLab(name: string | undefined): Promise<Lab> {
  const { openLab } = await import('../lab/open.ts');
  const { chooseLab } = await import('../lab/record.ts');
  return openLab(await chooseLab(name));
}
