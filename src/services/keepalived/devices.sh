#!/bin/sh
# Writes which device has which of the host's own addresses, as parameters of keepalived.conf. Each argument: NAME=IP.
set -e
for pair; do
  device=$(ip -o -4 address show to "${pair#*=}" | awk '{ print $2; exit }')
  [ -n "$device" ] || { echo "no device has ${pair#*=}" >&2; exit 1; }
  echo "\$${pair%%=*}=${device%%@*}"
done >"$RUNTIME_DIRECTORY/devices.conf"
