#!/bin/sh
# Keepalived starts this each second, so that it runs proves to systemd that keepalived does not hang.
NOTIFY_SOCKET=/run/systemd/notify timeout 0.5 systemd-notify WATCHDOG=1 &
/etc/quorate/keepalived/answers
answered=$?
wait
exit $answered
