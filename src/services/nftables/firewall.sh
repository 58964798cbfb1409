#!/bin/sh
# The firewall of this host, with a dead man's switch.
#   load     the rules that were confirmed last, or those on trial: at boot
#   again    the same, unless they are meant to be off: after the operator's own rules were loaded or unloaded
#   try      the rules as declared; after 60 s the confirmed ones come back by themselves
#   confirm  keeps what is on trial, when asked over a connection that was made after it was loaded
#   back     ends a trial: the confirmed rules again, or none
#   off      none
set -eu
declared=/etc/quorate/nftables/quorate.nft
confirmed=/var/lib/quorate/firewall/confirmed.nft
trial=/run/quorate-firewall/trial.nft
since=/run/quorate-firewall/since
switch=quorate-firewall-back
exec 9>/run/quorate-firewall.lock
flock -w 20 9

present() { nft -t list table inet quorate >/dev/null 2>&1; }

remove() { ! present || nft delete table inet quorate; }

end_trial() {
  systemctl -q stop "$switch.timer" 2>/dev/null || :
  rm -f "$trial" "$since"
}

# Hundredths of a second since the machine started, as the kernel dates processes.
now() { awk '{ printf "%d\n", $1 * 100 }' /proc/uptime; }

# When the connection began over which this was asked: its sshd is the nearest one above us.
connected() {
  pid=$$
  while [ "$pid" -gt 1 ]; do
    case $(cat "/proc/$pid/comm") in
      sshd*) awk '{ sub(/.*\) /, ""); print $20 }' "/proc/$pid/stat"; return ;;
    esac
    pid=$(awk '$1 == "PPid:" { print $2 }' "/proc/$pid/status")
  done
  echo 0
}

case $1 in
  load | again)
    [ "$1" = load ] || systemctl -q is-active quorate-firewall.service || exit 0
    for rules in "$trial" "$confirmed"; do
      if [ -e "$rules" ]; then nft -f "$rules"; break; fi
    done
    ;;
  try)
    nft -c -f "$declared"
    if ! present; then
      # A connection that the kernel has not followed so far would look new in the middle, and be cut.
      printf 'table inet quorate {\n chain input {\n type filter hook input priority filter; policy accept;\n ct state established accept\n }\n}\n' | nft -f -
      sleep 2
    fi
    end_trial
    mkdir -p -m 700 "${trial%/*}"
    systemd-run --quiet --collect --unit="$switch" --on-active=60 --timer-property=AccuracySec=1s "$0" back
    cp "$declared" "$trial"
    nft -f "$trial"
    now >"$since"
    ;;
  confirm)
    if [ ! -e "$trial" ]; then
      cmp -s "$declared" "$confirmed" && exit
      echo 'the trial is over: the former rules are back' >&2
      exit 1
    fi
    if [ "$(connected)" -le "$(cat "$since")" ]; then
      echo 'this connection is older than the rules, so it proves nothing' >&2
      exit 1
    fi
    mkdir -p -m 700 "${confirmed%/*}"
    cp "$trial" "$confirmed.new"
    sync "$confirmed.new"
    mv -f "$confirmed.new" "$confirmed"
    end_trial
    ;;
  back)
    [ -e "$trial" ] || exit 0
    rm -f "$trial" "$since"
    if [ -e "$confirmed" ]; then nft -f "$confirmed"; else remove; fi
    ;;
  off)
    end_trial
    remove
    ;;
esac
