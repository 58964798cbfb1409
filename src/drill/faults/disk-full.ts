import { faultKinds } from '../../timing/fault.ts';
import { each, type Fault, onEach } from './fault.ts';

/** The file system on which services keep what they know has no room left. */
export const diskFull: Fault = {
  ...faultKinds['disk-full'],
  inject: (site, { hosts }) => each(hosts, (host) => site.run(host, { script: fill, params })),
  took: (site, { hosts }) => onEach(hosts, async (host) => !(await site.run(host, { script: room, params }))),
  heal: (site, { hosts }) => each(hosts, (host) => site.run(host, { script: 'rm -rf -- "$folder"', params })),
  healed: (site, { hosts }) => onEach(hosts, async (host) => (await site.run(host, { script: room, params })) !== ''),
};

const params = {
  folder: '/var/lib/quorate-disk-full',
  /** A lab's hosts have disks of their own, far smaller; a disk without bounds is this machine's. */
  most: String(64 * 2 ** 30),
};

const fill = `set -e
bytes() { echo $(($(stat -f -c "$1" /var/lib) * $(stat -f -c %S /var/lib))); }
[ "$(bytes %b)" -le "$most" ] || { echo "its disk has no bounds of its own, and is this machine's: nothing was filled" >&2; exit 1; }
mkdir -p "$folder"
fallocate -l "$(bytes %f)" "$folder/most" 2>/dev/null || true
# What is left, in ever smaller pieces.
for size in 1M 64k 4k; do dd if=/dev/zero of="$folder/rest-$size" bs="$size" 2>/dev/null || true; done`;

/** Prints something when a small file can be written. */
const room = `if head -c 65536 /dev/zero >/var/lib/quorate-disk-room 2>/dev/null; then echo room; fi
rm -f /var/lib/quorate-disk-room`;
