import type { SourceFile } from '../analysis/audit/config-file.ts';
import type { Finding } from '../analysis/finding.ts';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import type { Context } from './context.ts';

/** What is to be audited, and what of it could not be read. */
export interface AuditSource {
  readonly files: readonly SourceFile[];
  readonly unread: readonly Finding[];
}

/** Reads a directory, or with `ssh:HOST,HOST` live hosts. Throws FILE_NOT_FOUND or USAGE; what is missing within is a finding. */
export async function readAuditSource(
  source: string,
  context: Pick<Context, 'clock' | 'signal'>,
): Promise<AuditSource> {
  if (!source.startsWith('ssh:')) {
    const { readDirectory } = await import('./audit-directory.ts');
    return readDirectory(source);
  }
  const hosts = source.slice('ssh:'.length).split(',').filter(Boolean);
  // A name with a dash first would be an option of ssh.
  if (hosts.length === 0 || hosts.some((host) => host.startsWith('-')))
    throw new QuorateError({ code: 'USAGE', what: text().audit.noHosts });
  const { readHosts } = await import('./audit-hosts.ts');
  const { openSsh } = await import('../transport/openssh.ts');
  const { retrying } = await import('../transport/retry.ts');
  const transport = retrying(openSsh({ addresses: new Map() }), context.clock);
  try {
    return await readHosts([...new Set(hosts)], transport, context.signal);
  } finally {
    await transport.close();
  }
}

export function unread(name: string, why: string): Finding {
  return { code: 'FILE_UNREAD', severity: 'warning', what: why, where: { name } };
}
