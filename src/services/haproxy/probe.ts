import type { Probe } from '../service.ts';

/** Facts: `PROXY/SERVER` → UP|DOWN…, `PROXY/BACKEND` likewise, `writer` → the member that the single-writer table holds. */
export const haproxyProbe: Probe = {
  script: () => ({
    script:
      'echo "show stat -1 6 -1; show servers state; show table galera" | socat -t2 stdio /run/haproxy/admin.sock 2>/dev/null',
  }),
  parse: (output) => ({ ...Object.fromEntries(statistics(output)), writer: writer(output) }),
};

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
