# One look at a host before anything is built on it, with what Debian has anyway: dd, ping, ip, bash.
echo '== begun'; date +%s.%N
echo '== system'; (. /etc/os-release; echo "$ID ${VERSION_CODENAME:-unknown}")
echo '== cores'; nproc
echo '== memory'; awk '/^MemTotal:/ { printf "%d\n", $2 * 1024 }' /proc/meminfo
echo '== space'; df -kP / /var/lib | awk 'NR > 1 && !seen[$1]++ { sum += $2 } END { printf "%d\n", sum * 1024 }'
# Those with a device are hardware; a host of a rehearsal has none.
echo '== interfaces'; { ls -d /sys/class/net/*/device 2>/dev/null || ls -d /sys/class/net/* | grep -v '/lo$'; } | wc -l
echo '== macs'; cat /sys/class/net/*/address

work=$(mktemp -d)
spare=
trap 'rm -rf "$work" "$spare"' EXIT
printf '%s\n' "$peers" | {
  while read -r network peer ip; do
    [ -z "$ip" ] || echo "$network $peer $(ping -n -q -c 5 -i 0.2 -W 1 "$ip" 2>&1 | tail -n 2 | tr '\n' ' ')" >>"$work/peers" &
  done
  wait
}
printf '%s\n' "$addresses" | {
  while read -r name ip; do
    [ -n "$ip" ] || continue
    {
      held=$(ip -4 -o addr show | awk -v ip="$ip" 'index($4, ip "/") == 1 { print $2; exit }')
      device=${held:-$(ip -4 -o route get "$ip" 2>/dev/null | sed -n 's/.* dev \([^ ]*\).*/\1/p')}
      if command -v arping >/dev/null; then
        macs=$(arping -c 2 -w 2 -I "$device" "$ip" 2>/dev/null | sed -n 's/.*\[\(.*\)\].*/\1/p' | sort -u | tr '\n' ' ')
      else
        ping -n -q -c 1 -W 1 "$ip" >/dev/null 2>&1
        macs=$(ip neigh show to "$ip" 2>/dev/null | sed -n 's/.* lladdr \([^ ]*\).*/\1/p' | tr '\n' ' ')
      fi
      echo "$name ${held:+held} $macs" >>"$work/addresses"
    } &
  done
  wait
}
printf '%s\n' "$sources" | {
  while read -r source; do
    [ -n "$source" ] || continue
    # One question of SNTP: 48 bytes, of which the first says version 4, client.
    timeout 4 bash -c 'exec 3<>"/dev/udp/$0/123" && printf "$1" >&3 && [ "$(head -c 48 <&3 | wc -c)" = 48 ]' \
      "$source" '\043\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' 2>/dev/null &&
      echo "$source answers" >>"$work/sources" || echo "$source silent" >>"$work/sources" &
  done
  wait
}
for answers in peers addresses sources; do echo "== $answers"; cat "$work/$answers" 2>/dev/null; done

echo '== sync'
if [ -n "$disk" ]; then
  while [ ! -d "$disk" ]; do disk=${disk%/*}; done
  # Beside the data rather than among it, where that is the same disk.
  [ "$(stat -c %d "$disk")" != "$(stat -c %d "${disk%/*}/")" ] || disk=${disk%/*}/
  spare=$(mktemp -p "$disk" .quorate-XXXXXX)
  # Written whole first: else every write would also make the file longer, and be two.
  dd if=/dev/zero of="$spare" bs=400k count=1 conv=fsync 2>/dev/null
  timeout 20 dd if=/dev/zero of="$spare" bs=4k count=100 oflag=dsync conv=notrunc 2>&1 | tail -n 1
fi
