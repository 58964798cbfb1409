# Ends the sessions of clients while they rest outside a transaction: a pool notices and opens another one, through the balancer, elsewhere.
# Either nobody has used it for 200 ms, or for 20 to 60 ms: longer than statements of one request are apart, and long before a client that
# comes ten times a second comes again, for what it sends into a session that is being ended is lost. Who is in a transaction is known
# afresh each 100 ms. Sessions at work are left to finish, for $tries looks.
clients="p.HOST NOT LIKE 'localhost%' AND p.HOST <> '' AND p.USER NOT IN ('system user', 'event_scheduler')"
mariadb 2>/dev/null <<SQL
DELIMITER //
BEGIN NOT ATOMIC
  DECLARE tries INT DEFAULT $tries;
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  WHILE tries > 0 AND EXISTS (SELECT 1 FROM information_schema.PROCESSLIST p WHERE $clients) DO
    FOR one IN (
      SELECT p.ID FROM information_schema.PROCESSLIST p
        LEFT JOIN information_schema.INNODB_TRX t ON t.trx_mysql_thread_id = p.ID
        WHERE $clients AND p.COMMAND = 'Sleep' AND t.trx_id IS NULL
          AND (p.TIME_MS >= 200 OR p.TIME_MS BETWEEN 20 AND 60)
    ) DO
      KILL CONNECTION one.ID;
    END FOR;
    DO SLEEP(0.11);
    SET tries = tries - 1;
  END WHILE;
END//
SQL
exit 0
