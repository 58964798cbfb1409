# Reads the configuration anew on all members at once. When members are about to come, those that are here have no quorum by the new count
# until the others have joined, and Pacemaker would stop what it holds: it is told to leave everything as it is, and to look after it again
# once all of them are there.
count=$(grep -c '^ *ring0_addr:' /etc/corosync/corosync.conf)
here=$(corosync-quorumtool -s 2>/dev/null | awk '/^Nodes:/ { print $2 }')
if [ "$count" -gt 1 ] && [ "${here:-0}" -lt $((count / 2 + 1)) ] && systemctl -q is-active pacemaker.service; then
  cibadmin --modify --allow-create --scope crm_config --xml-text '<crm_config><cluster_property_set id="quorate-growing"><nvpair id="quorate-growing-maintenance-mode" name="maintenance-mode" value="true"/></cluster_property_set></crm_config>'
  crm_resource --wait --timeout=10s >/dev/null 2>&1 || true
fi
corosync-cfgtool -R
