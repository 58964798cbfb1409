#!/bin/sh
# Whether HAProxy itself answers: one that hangs has a process and open ports, and serves nobody. It may miss one question. A dead one is
# started anew by systemd, which holds its sockets: users wait for that shorter than for a move of the address. Both take 0.9 s at most.
ask() {
  said=$(echo 'show info' | timeout 0.4 socat -t 0.4 stdio unix-connect:/run/haproxy/admin.sock 2>/dev/null)
  case $?:$said in
    *Pid:*) exit 0 ;;
    # It took the question, or left it waiting.
    0:* | 124:*) missed=$((missed + 1)) ;;
  esac
}
missed=0
for _ in 1 2 3 4 5 6 7; do
  ask
  [ "$missed" -lt 2 ] || exit 1
  sleep 0.1
done
exit 1
