# Refused while a queue would lose its majority without this member: another one that has just returned may still be catching up.
critical() {
  [ "$(curl -s -o /dev/null -w '%{http_code}' --max-time 5 -K /etc/quorate/rabbitmq/curl http://127.0.0.1:15672/api/health/checks/node-is-quorum-critical)" = 503 ]
}
for _ in $(seq 60); do
  critical || exec systemctl "$verb" rabbitmq-server.service
  sleep 1
done
echo 'queues would lose their majority without this member: see rabbitmq-queues check_if_node_is_quorum_critical' >&2
exit 1
