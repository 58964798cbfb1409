# Prints the name of each virtual address that is on this host. $pairs: NAME=IP, separated by blanks.
ip -4 -o addr show | while read -r _ _ _ at _; do
  for pair in $pairs; do
    if [ "${pair#*=}" = "${at%/*}" ]; then echo "${pair%=*}"; fi
  done
done
