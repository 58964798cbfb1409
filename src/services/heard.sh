#!/bin/sh
# Whether at least $1 of the addresses that follow answer, asked twice: one lost packet is no reason to let go. Run each second on each
# host, so one program asks all of them.
need=$1
shift
# shellcheck disable=SC2046 # addresses
set -- $(fping -a -r 1 -B 1 -t 300 "$@" 2>/dev/null)
[ $# -ge "$need" ]
