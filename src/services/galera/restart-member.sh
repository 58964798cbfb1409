# A member that is the whole primary component has nobody to join: restarted like the others it would wait, and fail.
# It is the most advanced one, for it has seen every write, so it may begin the cluster anew.
status() { mariadb --batch --skip-column-names -e "SHOW GLOBAL STATUS LIKE '$1'" 2>/dev/null | cut -f 2; }
if [ "$(status wsrep_cluster_size)" = 1 ] && [ "$(status wsrep_cluster_status)" = Primary ]; then
  systemctl stop mariadb.service
  galera_new_cluster
else
  systemctl restart mariadb.service
fi
