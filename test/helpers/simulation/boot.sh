# Enters a simulated host: a root directory with the machine's programs under it, apart from the machine's processes, network and files.
# Run by unshare; ROOT and NAME are its arguments. The shell that reads the scripts is a child, so that it can be killed: process 1 cannot.
set -e
show() {
  [ -d "/usr/$1" ] || return 0
  mount --bind "/usr/$1" "$2"
  mount -o remount,bind,ro "$2"
}
for part in bin lib64 libexec share; do show "$part" "$1/usr/$part"; done
show lib "$1/usr/machine-lib"
mount --bind /dev "$1/dev"
mount -t proc proc "$1/proc"
hostname "$2"
chroot "$1" sh
