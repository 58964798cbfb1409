import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeKeystone {
  readonly url: string;
  /** Connections opened so far. */
  connections(): number;
  close(): Promise<void>;
}

/** A Keystone on loopback that treats sign-ins as told. */
export async function fakeKeystone(treat: RequestListener): Promise<FakeKeystone> {
  let connections = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => treat(request, response));
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3`,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
