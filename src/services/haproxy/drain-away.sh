# $proxy/$server gets no new clients. Requests in hand are waited for, up to 20 s; a TCP session may last for ever, so those are not.
socket=/run/haproxy/admin.sock
tell() { printf '%s\n' "$1" | socat -t2 stdio "$socket" 2>/dev/null; }
in_hand() { tell "show stat" | awk -F, -v p="$proxy" -v s="$server" '$1 == p && $2 == s { print $5 }'; }
[ -S "$socket" ] || exit 0
tell "set server $proxy/$server state drain" >/dev/null
[ -z "$sticks" ] || tell "clear table $proxy" >/dev/null
[ "$protocol" = http ] || exit 0
for _ in $(seq 200); do
  case $(in_hand) in 0 | '') exit 0 ;; esac
  sleep 0.1
done
