import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { audit } from '../analysis/audit/audit.ts';
import { fakeTransport } from '../transport/fake.ts';
import { readHosts } from './audit-hosts.ts';

const line = (path: string, content: string) => `file\t${path}\t${Buffer.from(content).toString('base64')}\n`;
const signal = new AbortController().signal;
const nova = '[DEFAULT]\ntransport_url = rabbit://nova:Jd82hqLw@ctl1,nova:Jd82hqLw@ctl2/\n';

test('one round trip per host; its files have its name, and no finding says a secret', async () => {
  const execute = () => ({ stdout: `${line('/etc/nova/nova.conf', nova)}whole\n` });
  const transport = fakeTransport({ ctl1: { execute }, ctl2: { execute } });
  const { files, unread } = await readHosts(['ctl1', 'ctl2'], transport, signal);
  expect(transport.calls.map(({ host }) => host)).toEqual(['ctl1', 'ctl2']);
  expect(files.map(({ name }) => name)).toEqual(['ctl1/etc/nova/nova.conf', 'ctl2/etc/nova/nova.conf']);
  expect(unread).toEqual([]);
  const { findings } = audit(files);
  expect(findings.map(({ code }) => code)).toContain('QUEUES_NOT_REPLICATED');
  expect(JSON.stringify(findings)).not.toContain('Jd82hqLw');
});

test('a host that cannot be reached, a file that cannot be read and an answer that is cut are findings', async () => {
  const transport = fakeTransport({
    ctl1: { execute: () => ({ stdout: `unread\t/etc/mysql/my.cnf\n${line('/etc/memcached.conf', '-m 64\n')}` }) },
    ctl2: { execute: () => ({ code: 124, stderr: '' }) },
  });
  const { files, unread } = await readHosts(['ctl1', 'ctl2', 'ctl3'], transport, signal);
  expect(files.map(({ name }) => name)).toEqual(['ctl1/etc/memcached.conf']);
  expect(unread.map(({ where }) => where?.name)).toEqual(['ctl1/etc/mysql/my.cnf', 'ctl1', 'ctl2', 'ctl3']);
});

test('the script lists what is known of a host, and nothing else', () => {
  const root = `${process.cwd()}/test/fixtures/audit/kolla-ansible/files/ctl1`;
  const output = execFileSync('sh', ['-c', readFileSync('src/cli/audit-hosts.sh', 'utf8')], {
    encoding: 'utf8',
    env: { ...process.env, root },
  });
  const lines = output.trimEnd().split('\n');
  expect(lines.pop()).toBe('whole');
  expect(lines.map((one) => one.split('\t').slice(0, 2).join(' '))).toEqual([
    'file /etc/kolla/haproxy/haproxy.cfg',
    'file /etc/kolla/haproxy/services.d/keystone.cfg',
    'file /etc/kolla/haproxy/services.d/mariadb.cfg',
    'file /etc/kolla/haproxy/services.d/nova.cfg',
    'file /etc/kolla/keepalived/keepalived.conf',
    'file /etc/kolla/mariadb/galera.cnf',
    'file /etc/kolla/nova-api/nova.conf',
    'file /etc/kolla/rabbitmq/rabbitmq.conf',
  ]);
  const [first = ''] = lines;
  expect(Buffer.from(first.split('\t')[2]!, 'base64').toString()).toBe(
    readFileSync(`${root}/etc/kolla/haproxy/haproxy.cfg`, 'utf8'),
  );
});
