#!/bin/sh
# OCF agent, run on every host that can hold the addresses: whether users who come here would be served. It never fails: it says so in a
# node attribute, and addresses keep away from hosts where that is not 1. OCF_RESKEY_hears: NEED IP IP …[; NEED IP IP …], a part per network.
state=/run/quorate-reachable
programs=/etc/quorate/reachable

reachable() {
  "$programs/answers" || return 1
  rest="$OCF_RESKEY_hears"
  while [ -n "$rest" ]; do
    # shellcheck disable=SC2086 # words
    "$programs/heard" ${rest%%;*} || return 1
    case $rest in *\;*) rest=${rest#*;} ;; *) rest= ;; esac
  done
}

tell() {
  if reachable; then value=1; else value=0; fi
  attrd_updater -n quorate-reachable -U "$value" -d 0
}

case $1 in
  start) touch "$state" && tell ;;
  stop) rm -f "$state" && attrd_updater -n quorate-reachable -D ;;
  monitor) [ -e "$state" ] || exit 7; tell ;;
  validate-all) ;;
  meta-data)
    cat <<'XML'
<?xml version="1.0"?>
<resource-agent name="reachable" version="1.0">
  <version>1.0</version>
  <shortdesc lang="en">Whether users who come to this host are served</shortdesc>
  <longdesc lang="en">Asks HAProxy over its socket and pings the other hosts; sets the node attribute quorate-reachable to 1 or 0.</longdesc>
  <parameters>
    <parameter name="hears" unique="0" required="0">
      <shortdesc lang="en">For each network, how many of which addresses must answer</shortdesc>
      <longdesc lang="en">NEED IP IP …, parts of networks apart by semicolons; nothing where nobody is to be heard.</longdesc>
      <content type="string" default=""/>
    </parameter>
  </parameters>
  <actions>
    <action name="start" timeout="10s"/>
    <action name="stop" timeout="10s"/>
    <action name="monitor" timeout="10s" interval="1s" depth="0"/>
    <action name="validate-all" timeout="5s"/>
    <action name="meta-data" timeout="5s"/>
  </actions>
</resource-agent>
XML
    ;;
  *) exit 3 ;;
esac
