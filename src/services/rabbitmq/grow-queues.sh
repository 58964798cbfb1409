# One at a time: each new replica is brought up to date before the next one joins.
set -e
for member in $members; do
  rabbitmq-queues -q grow "$member" all >/dev/null
done
