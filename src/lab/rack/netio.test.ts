import { once } from 'node:events';
import { type AddressInfo, connect, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { netio } from './netio.ts';

let server: Server;
const live = new Map([
  [1, true],
  [3, true],
]);

beforeEach(async () => {
  live.set(3, true);
  server = netio({
    credentials: { user: 'admin', password: 'right' },
    isOn: (outlet) => live.get(outlet),
    order: async (outlet, on) => void live.set(outlet, on),
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => server.close());

/** All that is answered to these lines, sent as they are. */
async function said(...lines: string[]): Promise<string[]> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.write(Buffer.from(lines.join('\r\n').concat('\r\n'), 'latin1'));
  await once(socket, 'close');
  return answer.trim().split('\r\n').slice(1);
}

test('one that logged in asks for outlets and switches them', async () => {
  const lines = ['login admin right', 'port 3', 'port 3 0', 'port 3', 'port setup 1', 'quit'];
  expect(await said(...lines)).toEqual(['250 OK', '250 1', '250 OK', '250 0', '250 "outlet-1" manual 0 1', '110 BYE']);
  expect([...live]).toEqual([
    [1, true],
    [3, false],
  ]);
});

test('what a telnet program negotiates before the first line is no part of it', async () => {
  expect(await said("\xff\xfd\x00\xff\xfb\x18\xff\xfd'login admin right", 'quit')).toEqual(['250 OK', '110 BYE']);
});

test('who has not the password switches nothing, and is sent away', async () => {
  expect(await said('login admin wrong', 'port 3 0')).toEqual(['503 INVALID LOGIN']);
  expect(await said('port 3 0', 'quit')).toEqual(['505 FORBIDDEN', '110 BYE']);
  expect(live.get(3)).toBe(true);
});

test('an outlet that is not there, and an order that is none', async () => {
  expect(await said('login admin right', 'port 2', 'port 3 5', 'dance', 'quit')).toEqual([
    '250 OK',
    '501 INVALID PARAMETER',
    '501 INVALID PARAMETER',
    '502 UNKNOWN COMMAND',
    '110 BYE',
  ]);
});

test('a connection that breaks in the middle harms nobody else', async () => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'data');
  socket.write('login adm');
  socket.resetAndDestroy();
  await once(socket, 'close');
  expect(await said('login admin right', 'quit')).toEqual(['250 OK', '110 BYE']);
});
