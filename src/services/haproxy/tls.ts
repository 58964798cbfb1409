import type { View } from '../service.ts';
import { tlsPaths } from '../tls.ts';

const folder = '/etc/haproxy/tls';

/** Its own copy: it also reads keys when it reloads, which its master does as root. */
export function haproxyTls(view: Pick<View, 'cloud'>) {
  return tlsPaths(view, folder);
}

/** Words after a port that clients connect to. */
export function frontTls(view: Pick<View, 'cloud'>): string {
  const paths = haproxyTls(view);
  return paths ? ` ssl crt ${paths.certificate}` : '';
}

/** Words after a member that speaks TLS, for its checks, too: a certificate of the authority, for this host and no other. */
export function backTls(view: Pick<View, 'cloud'>, host: string): string[] {
  const paths = haproxyTls(view);
  return paths ? ['ssl check-ssl verify required', `ca-file ${paths.authority} verifyhost ${host}`] : [];
}
