# Succeeds when every quorum queue is on all of $members. Without the statistics, which cost time for each queue.
queues=$(api 'queues?columns=type,members&disable_stats=true&enable_queue_totals=true') || exit 1
queues=$(printf '%s\n' "$queues" | tr '}' '\n' | grep -F '"type":"quorum"') || exit 0
for member in $members; do
  ! printf '%s\n' "$queues" | grep -qvF "\"$member\"" || exit 1
done
