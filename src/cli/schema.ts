import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';

/** `quorate schema`: what an editor needs to complete and check a cloud file. */
export function schemaCommand(): Command {
  return new Command('schema').description(text().presets.schema).action(
    act(async ({ show }) => {
      const { default: schema } = await import('../../docs/reference/cloud.schema.json');
      show(schema, (whole) => JSON.stringify(whole, null, 2));
      return 0;
    }),
  );
}
