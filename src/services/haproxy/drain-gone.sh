# $proxy/$server stays away: once checks see it down, they keep clients from it, and lead them back when it returns.
socket=/run/haproxy/admin.sock
tell() { printf '%s\n' "$1" | socat -t2 stdio "$socket" 2>/dev/null; }
[ -S "$socket" ] || exit 0
for _ in $(seq 50); do
  case $(tell "show stat" | awk -F, -v p="$proxy" -v s="$server" '$1 == p && $2 == s { print $18 }') in DOWN* | '') break ;; esac
  sleep 0.2
done
tell "set server $proxy/$server state ready" >/dev/null
