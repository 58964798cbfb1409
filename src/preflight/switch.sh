# Off, seen to be off, and on again. Through the cluster where there is one: it must know, or it would fence the host once more.
# Standard input: the options of each of $agents, with an empty line between them.
options=$(cat)
clustered() { systemctl -q is-active pacemaker.service; }
if clustered && [ "$first" ]; then
  stonith_admin --reboot "$host" --timeout 120
  exit
fi
for agent in $agents; do
  command -v "$agent" >/dev/null || { echo "there is no $agent here yet" >&2; exit 1; }
done
# order ACTION STATUS: whether each agent ends with that status.
order() {
  number=0
  for agent in $agents; do
    number=$((number + 1))
    { printf '%s\n' "$options" | awk -v RS= -v number="$number" 'NR == number'; echo "action=$1"; } | "$agent" >/dev/null
    [ $? = "$2" ] || return 1
  done
}
order off 0 || { echo "it did not go off" >&2; exit 1; }
order status 2 || { echo "it says that it is still on after it was switched off" >&2; exit 1; }
# A cluster tries the levels before this one, and then comes to it by itself.
! clustered || stonith_admin --reboot "$host" --timeout 120 || { order on 0; exit 1; }
order on 0 || { echo "it did not go on again: $host is off" >&2; exit 1; }
