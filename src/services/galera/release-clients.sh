# Ends the sessions of clients that are idle, outside a transaction: a pool notices and opens another one, through the balancer, elsewhere.
# Sessions at work are left to finish, for 20 s at most.
clients="p.HOST NOT LIKE 'localhost%' AND p.HOST <> '' AND p.USER NOT IN ('system user', 'event_scheduler')"
ask() { mariadb --batch --skip-column-names 2>/dev/null; }
for _ in $(seq 80); do
  [ "$(echo "SELECT COUNT(*) FROM information_schema.PROCESSLIST p WHERE $clients;" | ask)" != 0 ] || exit 0
  echo "SELECT CONCAT('KILL CONNECTION ', p.ID, ';') FROM information_schema.PROCESSLIST p
    LEFT JOIN information_schema.INNODB_TRX t ON t.trx_mysql_thread_id = p.ID
    WHERE $clients AND p.COMMAND = 'Sleep' AND p.TIME >= 1 AND t.trx_id IS NULL;" | ask | mariadb --force >/dev/null 2>&1
  sleep 0.25
done
exit 0
