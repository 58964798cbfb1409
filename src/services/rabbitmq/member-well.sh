# Succeeds when this member does its work: it runs without alarm and without partition, in one cluster with every peer that takes clients.
nodes=$(api "$nodes_path" 2>/dev/null) || exit 1
state() { printf '%s\n' "$nodes" | tr '}' '\n' | grep -F "\"rabbit@$1\"" | grep -F '"running":'; }
mine=$(state "$self") || exit 1
case $mine in *'"running":false'* | *'_alarm":true'* | *'"partitions":["'*) exit 1 ;; esac
for peer in $peers; do
  serves "$peer" || continue
  case $(state "${peer%%=*}") in *'"running":true'*) ;; *) exit 1 ;; esac
done
