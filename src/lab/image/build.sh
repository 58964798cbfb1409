# Builds the root of a host's file system in $root. Runs in mount and process namespaces of its own, so that nothing of it outlives it.
# Prints a line `stage NAME` as it goes on; everything else is for the log.
set -eu
stage() { echo "stage $1"; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@" >&2; }

stage bootstrap
debootstrap --variant=minbase --keyring="$keyring" "$suite" "$root" "$mirror" >&2

stage packages
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
cat >"$root/etc/dpkg/dpkg.cfg.d/quorate" <<X
force-unsafe-io
force-confdef
force-confold
path-exclude=/usr/share/doc/*
path-exclude=/usr/share/man/*
path-exclude=/usr/share/info/*
path-exclude=/usr/share/locale/*
X
cat >"$root/etc/apt/apt.conf.d/90quorate" <<X
APT::Install-Recommends "false";
APT::Install-Suggests "false";
Acquire::Languages "none";
X
# The machine's own way to the archive, for as long as we build.
printf '%s\n' "$acquire" >"$root/etc/apt/apt.conf.d/91machine"
install -m 644 "$keyring" "$root/etc/apt/archive-keyring.gpg"
echo "deb [signed-by=/etc/apt/archive-keyring.gpg] $mirror $suite main" >"$root/etc/apt/sources.list"
cp --remove-destination /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
inside apt-get -qq update
printf '%s\n' "$debconf" | chroot "$root" debconf-set-selections
# $packages is a list of words.
inside apt-get -qq -y install $packages

stage finish
# Nothing starts by itself: Quorate enables what it configures.
mkdir -p "$root/etc/systemd/system-preset"
printf 'enable ssh.service\ndisable *\n' >"$root/etc/systemd/system-preset/00-quorate.preset"
inside systemctl preset-all
inside systemctl mask console-getty.service
rm -f "$root"/etc/rc?.d/S*
# A journal on disk tells afterwards what happened before the power went.
mkdir -p "$root/var/log/journal" "$root/etc/systemd/journald.conf.d"
printf '[Journal]\nSystemMaxUse=64M\n' >"$root/etc/systemd/journald.conf.d/quorate.conf"
inside apt-get clean
rm -rf "$root"/var/lib/apt/lists/* "$root"/etc/ssh/ssh_host_* "$root/var/lib/dbus/machine-id" \
  "$root/usr/sbin/policy-rc.d" "$root/etc/apt/apt.conf.d/91machine" "$root/etc/resolv.conf"
: >"$root/etc/resolv.conf"
: >"$root/etc/machine-id"
