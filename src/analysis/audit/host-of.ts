/** Directories that configurations lie in, and that are therefore no names of hosts. */
const known = new Set([
  ...['etc', 'conf.d', 'services.d', 'config', 'configs', 'conf', 'haproxy', 'keepalived', 'corosync', 'pacemaker'],
  ...['mysql', 'my.cnf.d', 'mariadb', 'mariadb.conf.d', 'galera', 'rabbitmq', 'memcached', 'drbd', 'drbd.d', 'kolla'],
  ...['keystone', 'nova', 'neutron', 'glance', 'cinder', 'heat', 'horizon', 'swift', 'ceilometer', 'octavia', 'usr'],
  ...['placement', 'barbican', 'designate', 'manila', 'ironic', 'masakari', 'sysconfig', 'default', 'var', 'openstack'],
  ...['ha.d', 'cluster', 'cib', 'plugins', 'ml2', 'node_config', 'ais', 'sysctl.d'],
]);

/** Which host a file is of: the directory above its `etc` or `var`, or the first one, unless that is a directory of configurations. */
export function hostOf(name: string): string {
  const directories = name.split('/').slice(0, -1);
  const root = directories.findIndex((one) => one === 'etc' || one === 'var');
  if (root > 0) return directories[root - 1]!;
  const [first = ''] = directories;
  return root === 0 || known.has(first) || first.startsWith('kolla-') ? '' : first;
}
