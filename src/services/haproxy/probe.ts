import type { Probe } from '../service.ts';
import { haproxyTls } from './tls.ts';

/** Seconds before its end at which a certificate is told of: three weeks. Renewal is due nine days earlier, and needs somebody to apply it. */
const noticeSeconds = 1_814_400;

/**
 * Facts: `PROXY/SERVER` → UP|DOWN…, `PROXY/BACKEND` likewise, `writer` → the member that the single-writer table holds,
 * `ends` → when the host's certificate ends, if that is soon.
 */
export const haproxyProbe: Probe = {
  script: (view) => ({
    script: `echo "show stat -1 6 -1; show servers state; show table galera" | socat -t2 stdio /run/haproxy/admin.sock 2>/dev/null
[ -z "$certificate" ] || openssl x509 -in "$certificate" -noout -enddate -checkend ${noticeSeconds} 2>/dev/null
true`,
    params: { certificate: haproxyTls(view)?.certificate ?? '' },
  }),
  parse: (output) => ({ ...Object.fromEntries(statistics(output)), writer: writer(output), ends: ends(output) }),
};

function ends(output: string): string | undefined {
  return /^Certificate will expire$/m.test(output) ? /^notAfter=(.*)$/m.exec(output)?.[1] : undefined;
}

/** CSV of `show stat`: proxy, server, …, status in column 18. */
function statistics(output: string): [string, string][] {
  return output
    .split('\n')
    .filter((line) => /^[\w-]+,[\w-]+,/.test(line))
    .map((line) => line.split(','))
    .map((column) => [`${column[0]}/${column[1]}`, column[17] ?? '']);
}

/** The table holds the server's number; `show servers state` says whose it is. */
function writer(output: string): string | undefined {
  const id = /server_id=(\d+)/.exec(output)?.[1];
  if (!id) return undefined;
  const row = output
    .split('\n')
    .map((line) => line.split(' '))
    .find((column) => column[1] === 'galera' && column[2] === id);
  return row?.[3];
}
