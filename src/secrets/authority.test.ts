import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { expect, test } from 'vitest';
import { newAuthority, newCertificate } from './authority.ts';
import { certificateOf, isIssuedBy } from './certificate.ts';
import { certificatesIn, privateKeyIn } from './pem.ts';

const day = 86_400_000;
const names = ['ctl1', '127.0.0.1', 'cloud.example.org'];

test('a client that trusts the authority, and only it, talks to a host by any of its names', async () => {
  const authority = await newAuthority('demo', Date.now());
  const bundle = await newCertificate(authority, names, Date.now());
  const server = createServer({ key: privateKeyIn(bundle), cert: certificatesIn(bundle) }, (socket) => socket.end());
  server.on('tlsClientError', () => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const dial = (ca: string, servername?: string) =>
    new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port, ca, ...(servername ? { servername } : {}) });
      socket.on('secureConnect', () => resolve('secure')).on('error', (error) => resolve(error.message));
      socket.resume();
    });
  try {
    expect(await dial(certificatesIn(authority))).toBe('secure');
    expect(await dial(certificatesIn(authority), 'cloud.example.org')).toBe('secure');
    expect(await dial(certificatesIn(authority), 'other.example.org')).toMatch(/does not match/);
    expect(await dial(certificatesIn(await newAuthority('demo', Date.now())))).toMatch(/unable to/);
  } finally {
    server.close();
  }
});

test('a host is valid for 397 days, but never longer than its authority', async () => {
  const now = Date.UTC(2026, 0, 1);
  const authority = await newAuthority('demo', now);
  const bundle = await newCertificate(authority, names, now);
  expect(certificateOf(bundle)).toEqual({ names, until: now + 397 * day });
  expect(certificateOf(authority)!.until).toBe(now + 3650 * day);
  const late = now + 3600 * day;
  expect(certificateOf(await newCertificate(authority, names, late))!.until).toBe(now + 3650 * day);
  expect(isIssuedBy(bundle, authority)).toBe(true);
  expect(isIssuedBy(bundle, await newAuthority('demo', now))).toBe(false);
});

test('a host cannot sign others', async () => {
  const authority = await newAuthority('demo', Date.now());
  const host = new X509Certificate(certificatesIn(await newCertificate(authority, names, Date.now())));
  expect(host.ca).toBe(false);
  expect(new X509Certificate(authority).ca).toBe(true);
});
