import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readDirectory } from './audit-directory.ts';

const root = mkdtempSync(join(tmpdir(), 'quorate-audit-'));
afterAll(() => rmSync(root, { recursive: true }));

const put = (name: string, content: string | Uint8Array) => {
  mkdirSync(join(root, name, '..'), { recursive: true });
  writeFileSync(join(root, name), content);
};

test('regular files are read; links, pipes and keys are left alone, and what is too large is told', async () => {
  put('ctl1/etc/haproxy/haproxy.cfg', '\ufefflisten a\n');
  put('ctl1/etc/mysql/my.cnf', Buffer.from('# gr\xf6\xdfer\n[mysqld]\n', 'latin1'));
  put('ctl1/etc/corosync/authkey', 'secret');
  put('ctl1/etc/keystone/fernet-keys/0', 'secret');
  put('ctl1/etc/nova/nova.conf', '');
  truncateSync(join(root, 'ctl1/etc/nova/nova.conf'), 17 * 1024 * 1024);
  symlinkSync('/etc/passwd', join(root, 'ctl1/etc/outside.conf'));
  symlinkSync('..', join(root, 'ctl1/etc/round'));
  expect(spawnSync('mkfifo', [join(root, 'ctl1/etc/pipe.conf')]).status).toBe(0);
  const { files, unread } = await readDirectory(root);
  expect(files).toEqual([
    { name: 'ctl1/etc/haproxy/haproxy.cfg', content: 'listen a\n' },
    { name: 'ctl1/etc/mysql/my.cnf', content: '# größer\n[mysqld]\n' },
  ]);
  expect(unread.map(({ code, where }) => [code, where?.name])).toEqual([['FILE_UNREAD', 'ctl1/etc/nova/nova.conf']]);
});

test('a single file is a source, and what is not there is an error', async () => {
  put('flat/corosync.conf', 'totem {\n}\n');
  expect((await readDirectory(join(root, 'flat/corosync.conf'))).files.map(({ name }) => name)).toEqual([
    'corosync.conf',
  ]);
  await expect(readDirectory(join(root, 'nowhere'))).rejects.toMatchObject({ problems: [{ code: 'FILE_NOT_FOUND' }] });
});
