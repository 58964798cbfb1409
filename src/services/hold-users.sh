# Users who come now get no answer here, and when they knock again, a second later, they reach the next holder of $addresses: the move cuts
# no handshake. Who is being served, at $http, is served to the end; idle connections are closed. Elsewhere, and without nft, nothing is done.
moving=
for ip in $addresses; do
  ! ip -4 -o addr show | grep -qF " $ip/" || moving="$moving${moving:+, }$ip timeout 30s"
done
if [ -z "$moving" ] || ! command -v nft >/dev/null; then exit 0; fi
# It ends by itself: whoever was to end it may be killed.
nft -f - <<RULES
table inet quorate_hand_over
delete table inet quorate_hand_over
table inet quorate_hand_over {
	set moving {
		type ipv4_addr
		flags timeout
		elements = { $moving }
	}

	chain input {
		type filter hook input priority raw; policy accept;
		ip daddr @moving tcp flags & (fin | syn | rst | ack) == syn drop
	}
}
RULES
# A worker that leaves closes what is idle.
systemctl reload haproxy.service
served=
for socket in $http; do served="$served${served:+ or }src $socket"; done
for _ in $(seq 30); do
  [ -n "$served" ] && ss -Htn state established "( $served )" | grep -q . || break
  sleep 0.1
done
