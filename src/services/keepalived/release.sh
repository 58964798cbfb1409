#!/bin/sh
# Removes these addresses from this host: a keepalived that was killed leaves them behind, where others then have them, too.
for ip; do
  ip -o -4 address show to "$ip" | while read -r _ device _ place _; do ip address delete "$place" dev "$device"; done
done
