import type { Probe } from '../service.ts';
import { haproxyTls } from './tls.ts';

/** Milliseconds before its end at which a certificate is told of: three weeks. Renewal is due nine days earlier, and needs somebody to apply it. */
const noticeMs = 1_814_400_000;

/**
 * Facts: `PROXY/SERVER` → UP|DOWN…, `PROXY/BACKEND` likewise, `writer` → the member that the single-writer table holds,
 * `ends` → when the certificate that it serves ends, if that is soon.
 */
export const haproxyProbe: Probe = {
  script: (view) => ({
    script: `echo "$questions" | socat -t2 stdio /run/haproxy/admin.sock 2>/dev/null
date +'now=%s'`,
    params: { questions: questions(haproxyTls(view)?.certificate) },
  }),
  parse: (output) => ({ ...Object.fromEntries(statistics(output)), writer: writer(output), ends: ends(output) }),
};

function questions(certificate: string | undefined): string {
  const all = ['show stat -1 6 -1', 'show servers state', 'show table galera'];
  return [...all, ...(certificate ? [`show ssl cert ${certificate}`] : [])].join('; ');
}

/** By the host's own clock, against which clients' clocks are checked as well. */
function ends(output: string): string | undefined {
  const end = /^notAfter: *(.*)$/im.exec(output)?.[1];
  const now = Number(/^now=(\d+)$/m.exec(output)?.[1]) * 1000;
  return end && Date.parse(end) - now < noticeMs ? end : undefined;
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
