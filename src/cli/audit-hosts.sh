# Prints the configurations below $root, which is empty on a host, each as one line of base64. Reads only.
left=8000000
tab=$(printf '\t')
tell() {
  path=${1#"$root"}
  [ -r "$1" ] || { printf 'unread\t%s\n' "$path"; return 0; }
  left=$((left - $(wc -c <"$1")))
  [ "$left" -ge 0 ] || return 1
  printf 'file\t%s\t' "$path"
  base64 -w0 <"$1"
  printf '\n'
}
list() {
  cd "$root/etc" || return 0
  for file in corosync/corosync.conf ais/openais.conf ha.d/ha.cf memcached.conf sysconfig/memcached my.cnf drbd.conf; do
    [ ! -f "$file" ] || printf '%s\n' "$file"
  done
  find haproxy keepalived mysql my.cnf.d rabbitmq drbd.d kolla keystone glance nova neutron cinder heat placement octavia barbican \
    designate manila ironic masakari ceilometer swift -xdev -type f \
    \( -name '*.cfg' -o -name '*.cnf' -o -name '*.conf' -o -name '*.config' -o -name '*.res' -o -name '*.ini' \) 2>/dev/null
}
list | grep -v "$tab" | sort -u | head -n 2000 | {
  while read -r file; do
    tell "$root/etc/$file" || exit 0
  done
  if [ -z "$root" ] && command -v cibadmin >/dev/null && cib=$(timeout 15 cibadmin --query 2>/dev/null); then
    printf 'file\t/var/lib/pacemaker/cib.xml\t'
    printf '%s' "$cib" | base64 -w0
    printf '\n'
  fi
  echo whole
}
