import type { View } from '../service.ts';
import { type TlsPaths, tlsPaths } from '../tls.ts';

/** Readable by keystone alone: its workers answer the balancer with it, and check the database by it. */
export function keystoneTls(view: Pick<View, 'cloud'>): TlsPaths | undefined {
  return tlsPaths(view, '/etc/keystone/tls');
}

/** Where a scheme, host and port of the API lead. */
export function apiUrl(view: Pick<View, 'cloud'>, host: string, port: number): string {
  return `${keystoneTls(view) ? 'https' : 'http'}://${host}:${port}`;
}

/** What makes curl in a script of ours trust the authority, as a parameter of the script. */
export function curlTrust(view: Pick<View, 'cloud'>): Record<string, string> {
  return { authority: keystoneTls(view)?.authority ?? '' };
}

/** Its counterpart in the script, before curl. */
export const trustAuthority = '[ -z "$authority" ] || export CURL_CA_BUNDLE="$authority"\n';
