import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import { type Balancer, backendsOf, type Pool } from '../facts/balancer.ts';
import { groupBy } from '../facts/setting.ts';
import { serviceOfName, serviceOfPort } from '../known-services.ts';
import { found, type Rule } from './rule.ts';

/** Does every port lead to the service that its clients expect? */
export const ports: Rule = ({ balancers }) =>
  balancers.flatMap((balancer) => [
    ...balancer.pools.flatMap((pool) => [...foreign(pool), ...uneven(pool)]),
    ...missing(balancer),
    ...twice(balancer),
  ]);

function foreign({ name, servers, binds }: Pool): Finding[] {
  const words = text().audit.ports;
  const named = serviceOfName(name);
  const bound = binds.map(({ port }) => serviceOfPort(port)).find(Boolean);
  const expected = named ?? bound;
  if (!expected) return [];
  const wrong = servers.filter(({ port }) => {
    const owner = serviceOfPort(port);
    return owner !== undefined && owner.id !== expected.id;
  });
  const [first] = wrong;
  const byServers =
    first &&
    found(
      'error',
      'BACKEND_OF_ANOTHER_SERVICE',
      words.foreign(name, expected.id, first.port!, serviceOfPort(first.port)!.id),
      first.where,
    );
  const wrongBind = named && binds.find(({ port }) => (serviceOfPort(port)?.id ?? named.id) !== named.id);
  const byBind =
    wrongBind &&
    found(
      'error',
      'BACKEND_OF_ANOTHER_SERVICE',
      words.foreignBind(name, wrongBind.port!, serviceOfPort(wrongBind.port)!.id),
      wrongBind.where,
    );
  return [byServers, byBind].filter((one) => one !== undefined);
}

function uneven({ name, servers }: Pool): Finding[] {
  const byPort = [
    ...groupBy(
      servers.filter(({ port }) => port !== undefined),
      ({ port }) => String(port),
    ),
  ];
  const [, odd] = byPort.toSorted(([, one], [, other]) => other.length - one.length);
  return odd
    ? [
        found(
          'warning',
          'PORTS_DISAGREE',
          text().audit.ports.uneven(
            name,
            byPort.map(([port]) => port),
          ),
          odd[1][0]!.where,
        ),
      ]
    : [];
}

function missing({ sections, pools }: Balancer): Finding[] {
  const words = text().audit.ports;
  const known = new Set(pools.map(({ name }) => name));
  const unknown = sections.flatMap((section) =>
    // A name may be made of what the request says.
    backendsOf(section).flatMap((backend) =>
      known.has(backend) || backend.includes('%[')
        ? []
        : [found('error', 'BACKEND_MISSING', words.noBackend(section.name, backend), section.where)],
    ),
  );
  const empty = pools.filter(
    ({ servers, binds, directives }) => binds.length > 0 && servers.length === 0 && !directives.some(answersItself),
  );
  return [
    ...unknown,
    ...empty.map(({ name, where }) => found('error', 'BACKEND_MISSING', words.noServers(name), where)),
  ];
}

/** HAProxy answers by itself, or finds the servers elsewhere. */
function answersItself({ name, words }: { name: string; words: readonly string[] }): boolean {
  return (
    /^(stats|redirect|monitor-uri|http-request|dispatch|server-template|use-server|errorfile)$/.test(name) ||
    (name === 'option' && words[0] === 'http_proxy')
  );
}

function twice({ listeners }: Balancer): Finding[] {
  const binds = listeners.flatMap(({ name, binds }) => binds.map((bind) => ({ name, bind })));
  const groups = groupBy(
    binds.filter(({ bind }) => bind.port !== undefined),
    ({ bind }) => `${bind.address}:${bind.port}`,
  );
  return [...groups].flatMap(([at, [first, ...others]]) => {
    const other = others.find(({ name }) => name !== first!.name);
    return other
      ? [
          found(
            'error',
            'BIND_TWICE',
            text().audit.ports.twice(at.startsWith(':') ? `*${at}` : at, first!.name, other.name),
            other.bind.where,
          ),
        ]
      : [];
  });
}
