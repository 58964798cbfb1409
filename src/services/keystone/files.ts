import { writeIni } from '../../formats/ini.ts';
import { keysIn } from '../../secrets/keys.ts';
import { cacheOptions, connectionLimits, databaseOptions } from '../../timing/oslo.ts';
import { contributionsOf } from '../contribution.ts';
import { rootFile, secretFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';
import { tlsFiles } from '../tls.ts';
import { internalAddress } from './address.ts';
import { port } from './contributes.ts';
import { keyRepositories } from './secrets.ts';
import type { KeystoneSettings } from './settings.ts';
import { apiUrl, keystoneTls } from './tls.ts';

const effects = { restarts: ['keystone.service'] };
const reader = { group: 'keystone', mode: 0o640 };

export function keystoneFiles(view: View<KeystoneSettings>, member: Member): FileSpec[] {
  return [
    secretFile('/etc/keystone/keystone.conf', writeIni(configuration(view)), reader, effects),
    rootFile('/etc/keystone/quorate-uwsgi.ini', uwsgi(view, member), effects),
    rootFile('/etc/systemd/system/keystone.service.d/quorate.conf', dropIn, effects),
    ...tlsFiles(view, member, keystoneTls(view), reader, effects),
    // Keys are read at each token: no restart.
    ...keyRepositories.flatMap((repository) =>
      keysIn(view.secret(`keystone/${repository}`)).map(({ number, key }) =>
        secretFile(`/etc/keystone/${repository}/${number}`, key, {
          owner: 'keystone',
          group: 'keystone',
          mode: 0o600,
        }),
      ),
    ),
  ];
}

function configuration(view: View<KeystoneSettings>) {
  const { cloud, settings, timers, contributions, secret, network } = view;
  const address = internalAddress(cloud, network);
  const tls = keystoneTls(view);
  const caches = contributionsOf(contributions, 'cache-server').map(({ ip, port: cachePort }) => `${ip}:${cachePort}`);
  const limits = new URLSearchParams({
    charset: 'utf8mb4',
    ...connectionLimits(timers),
    // With it PyMySQL refuses a server that the authority did not sign, or that is not at this address.
    ...(tls ? { ssl_ca: tls.authority } : {}),
  });
  // Literally: keystone-manage hands it to a parser to which % means something.
  const query = decodeURIComponent(String(limits));
  return {
    DEFAULT: { use_stderr: true, public_endpoint: apiUrl(view, address, port) },
    cache: {
      enabled: true,
      backend: 'oslo_cache.memcache_pool',
      memcache_servers: caches.join(','),
      ...cacheOptions(timers),
      memcache_pool_connection_get_timeout: 2,
    },
    database: {
      connection: `mysql+pymysql://keystone:${secret('database/keystone')}@${address}/keystone?${query}`,
      ...databaseOptions(timers),
      max_pool_size: settings.processes * settings.threads,
    },
    identity: {
      // What bcrypt reads. With the default of 4096 every sign-in writes a warning that the rest is not read.
      max_password_length: 72,
      // A sign-in costs 0.2 s of a processor by default, and a rehearsal's hosts share one machine: OWASP's least does there.
      ...(cloud.rehearsal ? { password_hash_rounds: 10 } : {}),
    },
    token: { provider: 'fernet', expiration: settings['token-expiration'] },
    fernet_tokens: { key_repository: '/etc/keystone/fernet-keys/' },
    credential: { key_repository: '/etc/keystone/credential-keys/' },
    // Answers without touching the database: a balancer that took every member out for the database's sake would help nobody.
    healthcheck: { path: '/healthcheck' },
  };
}

function uwsgi(view: View<KeystoneSettings>, { ip }: Member): string {
  const { settings, timers } = view;
  const tls = keystoneTls(view);
  const socket = `${ip}:${port}`;
  return writeIni({
    uwsgi: {
      plugins: 'python3',
      name: 'keystone',
      chdir: '/var/lib/keystone',
      // Each worker loads the application itself: no connection is shared across a fork.
      'lazy-apps': true,
      'no-orphans': true,
      'close-on-exec': true,
      'wsgi-file': '/usr/bin/keystone-wsgi-public',
      // On its own address: on every address it would collide with the balancer on the holder of the virtual one.
      ...(tls ? { 'https-socket': [socket, tls.certificate, tls.key].join() } : { 'http-socket': socket }),
      master: true,
      'enable-threads': true,
      processes: settings.processes,
      threads: settings.threads,
      'thunder-lock': true,
      // Told to end, it finishes what it has in hand.
      'hook-master-start': 'unix_signal:15 gracefully_kill_them_all',
      'worker-reload-mercy': stopLimit - 5,
      'need-app': true,
      'buffer-size': 65_535,
      listen: 128,
      // A worker stuck for longer than any client waits is replaced.
      harakiri: timers.apiAnswer / 1000,
    },
  });
}

/** Seconds for requests in hand when it is told to end. */
const stopLimit = 30;

// The signal is for the master alone, which tells its workers.
const dropIn = `[Service]
ExecStart=
ExecStart=/usr/bin/uwsgi_python3 --ini /etc/keystone/quorate-uwsgi.ini
Restart=always
RestartSec=1s
KillMode=mixed
TimeoutStopSec=${stopLimit}s
`;
