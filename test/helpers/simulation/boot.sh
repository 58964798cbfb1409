# Enters a simulated host: a root directory with the machine's programs under it, apart from the machine's processes, network and files.
# Run by unshare; ROOT and NAME are its arguments. The shell that reads the scripts is a child, so that it can be killed: process 1 cannot.
set -e
for part in bin lib lib64 libexec share; do
  [ -d "/usr/$part" ] || continue
  mount --bind "/usr/$part" "$1/usr/$part"
  mount -o remount,bind,ro "$1/usr/$part"
done
mount --bind /dev "$1/dev"
mount -t proc proc "$1/proc"
hostname "$2"
chroot "$1" sh
