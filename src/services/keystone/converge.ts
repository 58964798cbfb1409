import type { ConvergeStep, View } from '../service.ts';
import { internalAddress } from './address.ts';
import { port } from './contributes.ts';
import createUser from './create-user.sh';
import type { KeystoneSettings } from './settings.ts';

/** The look is a question to the local database member: starting keystone-manage only to ask costs three seconds. */
function rows(query: string) {
  return { script: '[ "$(mariadb --batch --skip-column-names keystone 2>/dev/null)" -ge 1 ]', stdin: `${query};\n` };
}

export function keystoneConverge({
  cloud,
  members,
  settings,
  secret,
  network,
}: View<KeystoneSettings>): ConvergeStep[] {
  const hosts = members.map(({ host }) => host);
  const url = `http://${internalAddress(cloud, network)}:${port}/v3`;
  const outside = cloud.addresses.find((address) => address.network !== network);
  return [
    {
      id: 'keystone-schema',
      title: 'create the schema',
      hosts,
      when: 'before-units',
      look: rows('SELECT COUNT(*) FROM alembic_version'),
      act: { script: 'su -s /bin/sh -c "keystone-manage db_sync" keystone' },
      timeoutMs: 180_000,
    },
    {
      id: 'keystone-bootstrap',
      title: 'create the administrator, the catalogue and the region',
      hosts,
      when: 'before-units',
      look: rows('SELECT COUNT(*) FROM endpoint'),
      act: {
        // The password is in the environment of a process of root, not in its arguments.
        script: `export OS_BOOTSTRAP_PASSWORD="$(cat)"
keystone-manage bootstrap --bootstrap-region-id "$region" \\
  --bootstrap-internal-url "$internal" --bootstrap-admin-url "$internal" --bootstrap-public-url "$public"`,
        params: {
          region: settings.region,
          internal: url,
          public: outside ? `http://${outside.dns ?? outside.ip}:${port}/v3` : url,
        },
        stdin: secret('keystone/admin'),
      },
      timeoutMs: 120_000,
    },
    {
      id: 'keystone-canary',
      title: 'create the user that canaries sign in as',
      hosts,
      when: 'after-units',
      look: rows("SELECT COUNT(*) FROM local_user WHERE name = 'quorate-canary'"),
      act: {
        script: createUser,
        params: { url, user: 'quorate-canary' },
        stdin: `${secret('keystone/admin')}\n${secret('keystone/quorate-canary')}\n`,
      },
      timeoutMs: 60_000,
    },
  ];
}
