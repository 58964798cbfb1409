# Off, seen to be off, and on again. Through the cluster where there is one: it must know, or it would fence the host once more.
options=$(cat)
if systemctl -q is-active pacemaker.service; then
  stonith_admin --reboot "$host" --timeout 120
  exit
fi
command -v fence_redfish >/dev/null || { echo "there is no fence agent here yet: apt-get install fence-agents-redfish" >&2; exit 1; }
order() { printf '%s\naction=%s\n' "$options" "$1" | fence_redfish >/dev/null; }
order off || { echo "it did not go off" >&2; exit 1; }
order status
[ $? = 2 ] || { echo "it says that it is still on after it was switched off" >&2; exit 1; }
order on || { echo "it did not go on again: $host is off" >&2; exit 1; }
