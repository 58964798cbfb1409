import { expect, test } from 'vitest';
import { systemdHierarchies } from './cgroups.ts';

test.each([
  ['version 2 alone', 'cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid 0 0', ['/sys/fs/cgroup']],
  [
    'both versions',
    `tmpfs /sys/fs/cgroup tmpfs rw 0 0
cgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0
cgroup /sys/fs/cgroup/systemd cgroup rw,relatime,name=systemd 0 0
cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0`,
    ['/sys/fs/cgroup/systemd', '/sys/fs/cgroup/unified'],
  ],
])('hosts get groups of their own with %s', (_name, mounts, points) => {
  expect(systemdHierarchies(mounts)).toEqual(points);
});
