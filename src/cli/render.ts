import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { fileOption, outputOption } from './options.ts';
import type { TargetOptions } from './target.ts';
import { writing } from './writing.ts';

export function renderCommand(): Command {
  return new Command('render')
    .description(text().cli.render.summary)
    .addOption(fileOption())
    .requiredOption('--out <dir>', text().cli.render.out)
    .addOption(outputOption())
    .action(
      act(async ({ show }, options: TargetOptions & { out: string }) => {
        const { writeFile } = await import('node:fs/promises');
        const { dirname, join } = await import('node:path');
        const { default: pLimit } = await import('p-limit');
        const { compose } = await import('../compose/compose.ts');
        const { makeDirectories } = await import('../util/directories.ts');
        const { readTarget } = await import('./target.ts');
        // Placeholders: what is rendered to look at has no business holding secrets.
        const { hosts, revision } = compose(await readTarget(options), (name) => `<secret ${name}>`);
        const files = hosts.flatMap((host) =>
          host.files.map((file) => ({ path: join(options.out, host.name, file.path), content: file.content })),
        );
        await writing(options.out, async () => {
          // Side by side, and each directory once: a large cloud has thousands of files.
          for (const directory of new Set(files.map(({ path }) => dirname(path)))) makeDirectories(directory);
          await pLimit(64).map(files, ({ path, content }) => writeFile(path, content));
        });
        show({ out: options.out, revision, hosts: hosts.length, files: files.length }, (result) =>
          text().cli.render.done(result.files, result.hosts, result.out),
        );
        return 0;
      }),
    );
}
