# Prints the configurations of this host, each as one line of base64. Reads only.
left=8000000
tab=$(printf '\t')
tell() {
  [ -r "$1" ] || { printf 'unread\t%s\n' "$1"; return 0; }
  size=$(wc -c <"$1")
  left=$((left - size))
  [ "$left" -ge 0 ] || return 1
  printf 'file\t%s\t' "$1"
  base64 -w0 <"$1"
  printf '\n'
}
list() {
  for path in /etc/corosync/corosync.conf /etc/ais/openais.conf /etc/ha.d/ha.cf /etc/memcached.conf /etc/sysconfig/memcached /etc/my.cnf /etc/drbd.conf; do
    [ ! -e "$path" ] || printf '%s\n' "$path"
  done
  find /etc/haproxy /etc/keepalived /etc/mysql /etc/my.cnf.d /etc/rabbitmq /etc/drbd.d /etc/kolla \
    /etc/keystone /etc/glance /etc/nova /etc/neutron /etc/cinder /etc/heat /etc/placement /etc/octavia /etc/barbican /etc/designate \
    /etc/manila /etc/ironic /etc/masakari /etc/ceilometer /etc/swift -xdev -type f \
    \( -name '*.cfg' -o -name '*.cnf' -o -name '*.conf' -o -name '*.config' -o -name '*.res' -o -name '*.ini' \) 2>/dev/null
}
list | grep -v "$tab" | sort -u | head -n 2000 | {
  while read -r path; do
    tell "$path" || exit 0
  done
  if command -v cibadmin >/dev/null && cib=$(timeout 15 cibadmin --query 2>/dev/null); then
    printf 'file\t/var/lib/pacemaker/cib.xml\t'
    printf '%s' "$cib" | base64 -w0
    printf '\n'
  fi
  echo whole
}
