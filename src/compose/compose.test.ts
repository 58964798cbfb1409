import { expect, test } from 'vitest';
import { threeControllers, withControllers } from '../../test/helpers/clouds.ts';
import { type Composition, compose, secretSpecs } from './compose.ts';
import { secretUsers } from './secret-users.ts';

/** A certificate is no secret, its key is. */
const secretOf = (name: string) =>
  name.startsWith('tls/')
    ? `-----BEGIN PRIVATE KEY-----\nsecret-of-${name.slice(4)}\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----\n`
    : `secret-of-${name}`;
const composed = (count = 3): Composition => compose(withControllers(count), secretOf);
const file = (composition: Composition, host: string, path: string) =>
  composition.hosts.find((one) => one.name === host)!.files.find((one) => one.path === path)!;

test('every service comes after those it needs', () => {
  const order = composed().groups.map(({ service }) => service.id);
  for (const { service } of composed().groups) {
    for (const need of service.needs)
      expect(order.indexOf(need), `${service.id} needs ${need}`).toBeLessThan(order.indexOf(service.id));
  }
});

test('the balancer listens for what others contribute, and the database has one writer without failback', () => {
  const { content } = file(composed(), 'ctl2', '/etc/haproxy/haproxy.cfg');
  expect(content).toContain('listen keystone');
  expect(content).toContain('bind 10.77.2.100:5000');
  const galera = content.slice(content.indexOf('listen galera'));
  expect(galera).toContain('stick on dst');
  expect(galera).toMatch(
    /server ctl1 abns@galera-ctl1 addr 10\.77\.0\.11 check port 9200 inter 400ms fastinter 100ms fall 2 rise 2 on-marked-down shutdown-sessions/,
  );
  expect(galera.match(/ backup$/gm)).toHaveLength(2);
  // A client that went elsewhere with the address is noticed, and its place in the database free again.
  expect(galera).toMatch(/option clitcpka\n {2}clitcpka-idle 10s\n {2}clitcpka-intvl 5s$/m);
  // Not straight, or HAProxy 3.0 forgets clients: docs/adr/0013.
  expect(galera).toMatch(/listen galera-ctl1\n {2}mode tcp\n {2}bind abns@galera-ctl1\n/);
  expect(galera).toMatch(/server ctl1 10\.77\.0\.11:3306 tcp-ut 5s$/m);
});

test('each socket that systemd hands to the balancer is the address that it would open itself', () => {
  const held = file(composed(), 'ctl2', '/etc/systemd/system/haproxy.socket').content;
  const sockets = [...held.matchAll(/^ListenStream=(.*)$/gm)].map(([, socket]) => socket);
  const { content } = file(composed(), 'ctl2', '/etc/haproxy/haproxy.cfg');
  const binds = (before: string, after: string) =>
    content
      .split(before)
      .slice(1)
      .flatMap((part) => [...part.split(after)[0]!.matchAll(/bind (\S+)/g)].map(([, where]) => where));
  expect(binds('.if defined(LISTEN_FDS)', '.else')).toEqual(sockets.map((_, index) => `fd@${3 + index}`));
  expect(binds('.else', '.endif')).toEqual(sockets);
  expect(sockets).toEqual(expect.arrayContaining(['10.77.0.100:3306', '10.77.0.100:5000', '10.77.2.100:5000']));
});

test('of the burst after a takeover an API gets as much at once as it has processes, and sign-ins first', () => {
  const listenerOf = (keystone: object) => {
    const cloud = { ...threeControllers(), services: { keystone } };
    return file(compose(cloud, secretOf), 'ctl2', '/etc/haproxy/haproxy.cfg').content.split(
      /^listen (?=keystone$)/m,
    )[1];
  };
  const listener = listenerOf({});
  expect(listener).toMatch(/^keystone\n/);
  expect(listener).toContain('http-request set-priority-offset int(-1000) if METH_POST { path /v3/auth/tokens }');
  expect(listener).toMatch(/server ctl1 .* maxconn 2 /);
  // One of them is for checks.
  expect(listenerOf({ processes: 3, threads: 1 })).toMatch(/server ctl1 .* maxconn 2 /);
  expect(listenerOf({ processes: 1, threads: 1 })).toMatch(/server ctl1 .* maxconn 1 /);
});

test('an API that dies with a request in hand does not fail it: its relay ends the session, and the listener asks another', () => {
  const { content } = file(composed(), 'ctl2', '/etc/haproxy/haproxy.cfg');
  const [listener, ...relays] = content.split(/(?=^listen keystone)/m).slice(1);
  expect(listener).toContain('retry-on conn-failure empty-response');
  expect(listener).toContain('disable-l7-retry unless METH_GET or { path /v3/auth/tokens }');
  expect(listener).toMatch(
    /server ctl1 abns@keystone-ctl1 addr 10\.77\.0\.11 check port 5000 .* ssl check-ssl verify required /,
  );
  expect(listener).not.toContain('shutdown-sessions');
  expect(relays).toHaveLength(3);
  expect(relays[0]).toMatch(/listen keystone-ctl1\n {2}mode tcp\n {2}bind abns@keystone-ctl1\n/);
  expect(relays[0]).toContain('retries 0');
  expect(relays[0]).toMatch(
    /server ctl1 10\.77\.0\.11:5000 track keystone\/ctl1 on-marked-down shutdown-sessions tcp-ut 5s$/m,
  );
});

test('the ring is encrypted and has two links', () => {
  const { content } = file(composed(), 'ctl1', '/etc/corosync/corosync.conf');
  expect(content).toContain('crypto_cipher: aes256');
  expect(content).toContain('ring0_addr: 10.77.0.13');
  expect(content).toContain('ring1_addr: 10.77.1.13');
});

test('a host has the password of every power switch but its own', () => {
  const paths = composed()
    .hosts[0]!.files.map(({ path }) => path)
    .filter((path) => path.startsWith('/etc/quorate/fence/'));
  expect(paths).toEqual(['/etc/quorate/fence/ctl2', '/etc/quorate/fence/ctl3']);
});

test('no file that anyone may read holds a secret', () => {
  for (const host of composed().hosts) {
    for (const { path, content, mode, secret } of host.files) {
      if (!content.includes('secret-of-')) continue;
      expect(secret, path).toBe(true);
      expect(mode & 0o007, path).toBe(0);
    }
  }
});

test('the address of the database has no % in it: the parser that keystone-manage hands it to would stumble', () => {
  expect(file(composed(), 'ctl1', '/etc/keystone/keystone.conf').content).toMatch(
    /^connection = [^%\n]*ssl_ca=\/etc\/keystone\/tls\/ca\.pem$/m,
  );
});

test('nothing is encrypted where the operator turns it off, and every key goes to its own host where not', () => {
  const off = compose({ ...threeControllers(), tls: 'off' }, secretOf);
  expect(off.hosts.flatMap(({ files }) => files).filter(({ path }) => path.includes('tls'))).toEqual([]);
  const balancer = file(off, 'ctl1', '/etc/haproxy/haproxy.cfg').content;
  expect(balancer).not.toContain('ssl');
  // Without a handshake a relay would hide that a member refuses.
  expect(balancer).toMatch(/server ctl1 10\.77\.0\.11:5000 check port 5000 .* shutdown-sessions tcp-ut 5s/);
  expect(balancer).not.toContain('abns@keystone');
  for (const { name, files } of composed().hosts) {
    const keys = files.filter(({ content }) => content.includes('BEGIN PRIVATE KEY'));
    expect(keys.length).toBeGreaterThan(3);
    for (const { path, content } of keys) expect(content, path).toContain(`secret-of-${name}\n`);
  }
});

test('the same cloud and secrets give the same revision, another secret another one', () => {
  expect(composed().revision).toBe(composed().revision);
  expect(compose(threeControllers(), () => 'x').revision).not.toBe(composed().revision);
});

test('two hosts keep quorum when one dies, and do not shoot each other at once', () => {
  expect(file(composed(2), 'ctl1', '/etc/corosync/corosync.conf').content).toContain('two_node: 1');
  expect(file(composed(2), 'ctl1', '/etc/quorate/cib/crm_config.xml').content).toContain('priority-fencing-delay');
});

test('a certificate is valid for all a host is called, and for every virtual address', () => {
  expect(secretSpecs(threeControllers()).find(({ name }) => name === 'tls/ctl2')).toMatchObject({
    names: [
      'ctl2',
      '10.77.0.12',
      '10.77.1.12',
      '10.77.2.12',
      '10.77.0.100',
      '10.77.2.100',
      'cloud.example.org',
      'localhost',
    ],
  });
  expect(secretSpecs({ ...threeControllers(), tls: 'off' }).some(({ name }) => name.startsWith('tls/'))).toBe(false);
});

test('it is told who uses a secret', () => {
  const users = secretUsers(threeControllers());
  expect(users.get('database/keystone')).toEqual(['galera', 'keystone']);
  expect(users.get('tls/ctl1')).toEqual(expect.arrayContaining(['galera', 'haproxy', 'keystone']));
  expect(secretSpecs(threeControllers()).filter(({ name }) => !users.has(name))).toEqual([]);
});

test('secrets have names of their own, and only those of power switches must be given', () => {
  const specs = secretSpecs(threeControllers());
  expect(new Set(specs.map(({ name }) => name)).size).toBe(specs.length);
  expect(specs.filter(({ kind }) => kind === 'given').map(({ name }) => name)).toEqual([
    'fence/ctl1',
    'pdu/pdu-a',
    'pdu/pdu-b',
    'fence/ctl2',
    'fence/ctl3',
  ]);
});
