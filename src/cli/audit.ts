import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { outputOption } from './options.ts';

export function auditCommand(): Command {
  const words = text().audit;
  return new Command('audit')
    .description(words.summary)
    .argument('<source>', words.source)
    .addOption(outputOption('yaml'))
    .action(
      act(async (context, _options: object, source: string) => {
        const { audit } = await import('../analysis/audit/audit.ts');
        const { readSource } = await import('./audit-source.ts');
        const { auditText } = await import('./views/audit.ts');
        const { QuorateError } = await import('../util/errors.ts');
        const { files, unread } = await readSource(source, context);
        const audited = audit(files);
        const findings = [...unread, ...audited.findings];
        if (audited.files.length === 0 && unread.length === 0)
          throw new QuorateError({ code: 'USAGE', what: words.nothing(source), remedy: words.known });
        context.show({ source, ...audited, findings }, auditText);
        if (findings.some(({ severity }) => severity === 'error')) return 1;
        return findings.some(({ severity }) => severity === 'warning') ? 2 : 0;
      }),
    );
}
