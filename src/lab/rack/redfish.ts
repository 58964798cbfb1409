import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Credentials } from '../credentials.ts';
import type { PowerState, SwitchAction } from '../lab.ts';

/** What a power switch does; the one chassis it sits in. */
export interface Switch {
  readonly credentials: Credentials;
  state(): PowerState;
  /** Takes the order; it is carried out later, as by a real one. */
  order(action: SwitchAction): void;
}

const system = '/redfish/v1/Systems/1';
const resetTarget = `${system}/Actions/ComputerSystem.Reset`;
const actions = new Map<string, SwitchAction>([
  ['On', 'on'],
  ['ForceOff', 'off'],
  ['ForceRestart', 'reset'],
]);

/** The part of Redfish that stock fence agents use. */
export function redfish(box: Switch): RequestListener {
  return (request, response) => {
    answer(box, request, response).catch((error) => reply(response, 500, { error: String(error) }));
  };
}

async function answer(box: Switch, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').replace(/\/$/, '');
  if (path === '/redfish/v1') return reply(response, 200, { Systems: { '@odata.id': '/redfish/v1/Systems' } });
  if (request.headers.authorization !== basic(box.credentials)) return reply(response, 401, { error: 'not allowed' });
  if (request.method === 'GET' && path === '/redfish/v1/Systems') {
    return reply(response, 200, { Members: [{ '@odata.id': system }] });
  }
  if (request.method === 'GET' && path === system) return reply(response, 200, systemResource(box.state()));
  if (request.method !== 'POST' || path !== resetTarget) return reply(response, 404, { error: 'not here' });
  const action = actions.get(await resetType(request));
  if (!action) return reply(response, 400, { error: 'no such ResetType' });
  box.order(action);
  response.writeHead(204).end();
}

function systemResource(state: PowerState) {
  return {
    '@odata.id': system,
    Id: '1',
    PowerState: state === 'on' ? 'On' : 'Off',
    Actions: {
      '#ComputerSystem.Reset': { target: resetTarget, 'ResetType@Redfish.AllowableValues': [...actions.keys()] },
    },
  };
}

async function resetType(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  try {
    return String((JSON.parse(body) as { ResetType?: unknown }).ResetType);
  } catch {
    return '';
  }
}

function basic({ user, password }: Credentials): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
