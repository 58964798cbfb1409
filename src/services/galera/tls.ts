import type { View } from '../service.ts';
import { tlsPaths } from '../tls.ts';

/** One copy for all that MariaDB does: clients, replication, state transfer. */
export function galeraTls(view: Pick<View, 'cloud'>) {
  return tlsPaths(view, '/etc/mysql/tls');
}

/**
 * Takes up renewed certificates, for clients and for members, without ending a session. MariaDB 11 has a variable of its own for each option
 * of Galera, and lets the list of all be read only.
 */
export const reloadCertificates = `mariadb -e 'FLUSH SSL' && {
mariadb -e 'SET GLOBAL wsrep_provider_socket_ssl_reload = 1' 2>/dev/null ||
mariadb -e "SET GLOBAL wsrep_provider_options = 'socket.ssl_reload=1'"
}`;
