import type { SourceFile } from '../analysis/audit/config-file.ts';
import type { Finding } from '../analysis/finding.ts';
import { text } from '../locale/text.ts';
import type { Transport } from '../transport/remote.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import script from './audit-hosts.sh';
import { type AuditSource, unread } from './audit-source.ts';
import { decode } from './decode.ts';

/** Longest look at one host, in ms. */
const lookLimit = 60_000;

/** The configurations of live hosts, one round trip each, all at once. Changes nothing there. A host that cannot be looked at is a finding. */
export async function readHosts(
  hosts: readonly string[],
  transport: Transport,
  signal: AbortSignal,
): Promise<AuditSource> {
  const looks = await Promise.all(hosts.map((host) => readHost(host, transport, signal)));
  return { files: looks.flatMap(({ files }) => files), unread: looks.flatMap((look) => look.unread) };
}

async function readHost(host: string, transport: Transport, signal: AbortSignal): Promise<AuditSource> {
  const silent = (why: string): AuditSource => ({ files: [], unread: [unread(host, text().audit.silent(host, why))] });
  try {
    const remote = await transport.connect(host);
    const { code, stdout, stderr } = await remote.execute(
      { script },
      { timeoutMs: lookLimit, signal, repeatable: true },
    );
    return code === 0 ? filesOf(host, stdout) : silent(stderr.trim() || `exit ${code}`);
  } catch (error) {
    signal.throwIfAborted();
    return silent(error instanceof QuorateError ? error.problems[0].what : messageOf(error));
  }
}

/** Lines of the script: `file PATH BASE64`, `unread PATH`, `cut`, and `whole` at the end. */
function filesOf(host: string, output: string): AuditSource {
  const files: SourceFile[] = [];
  const missing: Finding[] = [];
  const lines = output.split('\n');
  for (const line of lines) {
    const [kind = '', path = '', content = ''] = line.split('\t');
    const name = `${host}${path}`;
    if (kind === 'file') files.push({ name, content: decode(Buffer.from(content, 'base64')) });
    else if (kind === 'unread') missing.push(unread(name, text().audit.unread('')));
  }
  if (!lines.includes('whole')) missing.push(unread(host, text().audit.cut));
  return { files, unread: missing };
}
