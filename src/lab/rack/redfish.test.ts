import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PowerAction, PowerState } from '../lab.ts';
import { redfish } from './redfish.ts';

let server: Server;
let base: string;
let orders: PowerAction[];
let state: PowerState;
const authorization = `Basic ${Buffer.from('admin:secret').toString('base64')}`;

beforeEach(async () => {
  [orders, state] = [[], 'on'];
  const credentials = { user: 'admin', password: 'secret' };
  server = createServer(redfish({ credentials, state: () => state, order: (action) => void orders.push(action) }));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/redfish/v1`;
});

afterEach(() => new Promise((resolve) => void server.close(resolve)));

const reset = (body: string, headers: Record<string, string> = { authorization }) =>
  fetch(`${base}/Systems/1/Actions/ComputerSystem.Reset`, { method: 'POST', body, headers });

test('tells its state and what it can do', async () => {
  state = 'off';
  const answer = await (await fetch(`${base}/Systems/1/`, { headers: { authorization } })).json();
  expect(answer).toMatchObject({
    PowerState: 'Off',
    Actions: { '#ComputerSystem.Reset': { target: '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset' } },
  });
});

test.each([
  ['On', 'on'],
  ['ForceOff', 'off'],
  ['ForceRestart', 'reset'],
])('takes the order %s', async (type, action) => {
  expect((await reset(JSON.stringify({ ResetType: type }))).status).toBe(204);
  expect(orders).toEqual([action]);
});

test('refuses what it does not know, and whoever it does not know', async () => {
  expect((await reset('{"ResetType":"Nmi"}')).status).toBe(400);
  expect((await reset('not JSON')).status).toBe(400);
  expect((await reset('{"ResetType":"toString"}')).status).toBe(400);
  const wrong = { authorization: `Basic ${Buffer.from('admin:guess').toString('base64')}` };
  expect((await reset('{"ResetType":"ForceOff"}', wrong)).status).toBe(401);
  expect((await reset('{"ResetType":"ForceOff"}', {})).status).toBe(401);
  expect((await fetch(`${base}/Chassis`, { headers: { authorization } })).status).toBe(404);
  expect(orders).toEqual([]);
});
