#!/bin/sh
# Whether HAProxy itself answers: one that hangs has a process and open ports, and serves nobody. Asked twice, for systemd starts a dead one anew.
ask() {
  case $(echo 'show info' | timeout 0.4 socat -t 0.4 stdio unix-connect:/run/haproxy/admin.sock 2>/dev/null) in
    *Pid:*) return 0 ;;
  esac
  return 1
}
ask || { sleep 0.1; ask; }
