import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import type { Deployment } from '../deployment.ts';
import type { Balancer } from '../facts/balancer.ts';
import type { Broker } from '../facts/broker.ts';
import type { Program } from '../facts/program.ts';
import { isOff, type Setting } from '../facts/setting.ts';
import { loginsOfUrl } from '../url.ts';
import { found, type Rule } from './rule.ts';

/** What could a stranger on one of the networks do? No value of a secret is ever said. */
export const security: Rule = (deployment) => [
  ...deployment.programs.flatMap((program) => [...passwords(program), ...plain(program)]),
  ...deployment.brokers.flatMap(guests),
  ...deployment.balancers.flatMap((one) => [...plainListeners(one), ...statsPassword(one)]),
  ...open(deployment),
];

/** Passwords of manuals, which scanners try first. */
const wellKnown =
  /^(guest|password|passw0rd|secret|admin|openstack|changeme|changeit|123456|root|rabbit|ADMIN_PASS|RABBIT_PASS)$/i;

function passwords({ options }: Program): Finding[] {
  const words = text().audit.security;
  const token = options.get('DEFAULT.admin_token');
  return [
    ...[...options].flatMap(([name, setting]) => {
      const logins = /(^|[._])(transport_url|connection)$/.test(name) ? loginsOfUrl(setting.value) : [];
      const isBare = /(^|[._])(password|admin_password|rabbit_password|sql_password)$/.test(name);
      const isKnown =
        logins.some(({ user, password }) => wellKnown.test(password) || password === user) ||
        (isBare && wellKnown.test(setting.value));
      return isKnown ? [found('error', 'DEFAULT_PASSWORD', words.password(name), setting.where)] : [];
    }),
    ...(token && token.value !== '' && token.value !== '<None>'
      ? [found('warning', 'ADMIN_TOKEN_SET', words.adminToken, token.where)]
      : []),
  ];
}

const endpoints = ['public_endpoint', 'www_authenticate_uri', 'auth_uri', 'auth_url', 'admin_endpoint'];

function plain({ options }: Program): Finding[] {
  const named = [...options].filter(
    ([name, { value }]) => endpoints.includes(name.slice(name.indexOf('.') + 1)) && value.startsWith('http://'),
  );
  return named.map(([name, { where }]) =>
    found('warning', 'PLAIN_HTTP', text().audit.security.plainEndpoint(name), where),
  );
}

function guests({ settings }: Broker): Finding[] {
  const words = text().audit.security;
  const [user, password] = [settings.get('default_user'), settings.get('default_pass')];
  const loopback = settings.get('loopback_users');
  // An empty list lets guest in from everywhere.
  const isOpen =
    (loopback && (loopback.value === '' || isOff(loopback))) || isOff(settings.get('loopback_users.guest'));
  const isDefault = (user?.value ?? 'guest') === 'guest' && (password?.value ?? 'guest') === 'guest';
  const at = (loopback ?? settings.get('loopback_users.guest'))?.where;
  return [
    ...(password && wellKnown.test(password.value)
      ? [found('error', 'DEFAULT_PASSWORD', words.password('default_pass'), password.where)]
      : []),
    ...(isOpen && isDefault && at ? [found('error', 'DEFAULT_PASSWORD', words.guest, at)] : []),
  ];
}

function plainListeners({ pools }: Balancer): Finding[] {
  const bare = pools.filter(
    ({ service, binds }) =>
      (service?.nature === 'api' || service?.nature === 'sessions') &&
      binds.length > 0 &&
      binds.every(({ encrypted }) => !encrypted),
  );
  const [first] = bare;
  return first
    ? [
        found(
          'warning',
          'PLAIN_HTTP',
          text().audit.security.plainListeners(bare.map(({ name }) => name)),
          first.binds[0]!.where,
        ),
      ]
    : [];
}

function statsPassword({ pools }: Balancer): Finding[] {
  return pools.flatMap(({ directives, name, where }) => {
    const auth = directives.find((one) => one.name === 'stats' && one.words[0] === 'auth');
    const password = auth?.words[1]?.split(':')[1] ?? '';
    return auth && wellKnown.test(password)
      ? [
          found('error', 'DEFAULT_PASSWORD', text().audit.security.password(`${name}: stats auth`), {
            ...where,
            line: auth.line,
            column: auth.column,
          }),
        ]
      : [];
  });
}

const everywhere = /^(0\.0\.0\.0|\*|::|\[::\])$/;

/** Services that only the cloud's own hosts use. */
function open({ caches, databases, brokers, balancers }: Deployment): Finding[] {
  const words = text().audit.security;
  const tell = (name: string, { where }: Pick<Setting, 'where'>) =>
    found('warning', 'BOUND_EVERYWHERE', words.everywhere(name), where);
  return [
    ...caches.flatMap(({ file, options }) => {
      const listen = options.get('-l') ?? options.get('--listen');
      return listen === undefined || everywhere.test(listen.value)
        ? [tell('memcached', listen ?? { where: { name: file } })]
        : [];
    }),
    ...databases.flatMap(({ settings }) => {
      const bind = settings.get('bind_address');
      return bind && everywhere.test(bind.value) ? [tell('MariaDB', bind)] : [];
    }),
    ...brokers.flatMap(({ settings }) => {
      const listen = settings.get('listeners.tcp.default') ?? settings.get('tcp_listeners');
      return listen && /^(\d+|(0\.0\.0\.0|::)[: ]\d+)$/.test(listen.value) ? [tell('RabbitMQ', listen)] : [];
    }),
    ...balancers.flatMap(({ pools }) =>
      pools.flatMap(({ name, service, binds }) => {
        const bind = binds.find(({ address }) => address === '');
        return bind && service && /^(database|broker|cache)$/.test(service.nature) ? [tell(name, bind)] : [];
      }),
    ),
  ];
}
