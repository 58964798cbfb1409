import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { outputOption } from './options.ts';

export function auditCommand(): Command {
  const words = text().audit;
  return new Command('audit')
    .description(words.summary)
    .argument('<source>', words.source)
    .option('--strict', words.strict)
    .addOption(outputOption('yaml', 'sarif', 'junit'))
    .action(
      act(async (context, { strict = false }: { readonly strict?: boolean }, source: string) => {
        const { audit } = await import('../analysis/audit/audit.ts');
        const { exitOf, findingsReport } = await import('./findings-report.ts');
        const { findingsText, programsText } = await import('./views/findings.ts');
        const { readAuditSource } = await import('./audit-source.ts');
        const { QuorateError } = await import('../util/errors.ts');
        const { files, unread } = await readAuditSource(source, context);
        const { hosts, files: known, findings } = audit(files);
        if (known.length === 0 && unread.length === 0)
          throw new QuorateError({ code: 'USAGE', what: words.nothing(source), remedy: words.known });
        const report = { ...findingsReport(source, [...unread, ...findings]), hosts, files: known };
        const forPrograms = await programsText(context.output);
        context.show(
          report,
          (one) =>
            forPrograms?.(one, strict) ?? `${findingsText(one)}\n${words.looked(one.files.length, one.hosts.length)}`,
        );
        return exitOf(report, strict);
      }),
    );
}
