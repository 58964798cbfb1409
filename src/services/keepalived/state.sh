#!/bin/sh
# Keepalived tells the state that it entered as the third word.
echo "$3" >/run/quorate-keepalived/state
