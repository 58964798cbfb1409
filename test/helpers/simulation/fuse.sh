# Read by every stand-in: keeps a log, and when the fuse has burnt down, takes the connection with all that runs over it.
{
  flock 8
  echo "${0##*/} $*" >>/simulated/log
  if [ -e /simulated/fuse ]; then
    left=$(($(cat /simulated/fuse) - 1))
    if [ "$left" -gt 0 ]; then echo "$left" >/simulated/fuse; else
      rm /simulated/fuse
      kill -9 -1
      kill -9 $$
    fi
  fi
} 8>/simulated/guard
