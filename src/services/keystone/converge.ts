import { text } from '../../locale/text.ts';
import { digest } from '../../util/digest.ts';
import type { Script } from '../../util/script.ts';
import type { ConvergeStep, View } from '../service.ts';
import { internalAddress } from './address.ts';
import { port } from './contributes.ts';
import giveUser from './give-user.sh';
import type { KeystoneSettings } from './settings.ts';
import { apiUrl, curlTrust, trustAuthority } from './tls.ts';

/** The look is a question to the local database member: starting keystone-manage only to ask costs three seconds. */
function rows(query: string, count = 1): Script {
  return {
    script: `[ "$(mariadb --skip-ssl --batch --skip-column-names keystone 2>/dev/null)" -ge ${count} ]`,
    stdin: `${query};\n`,
  };
}

/**
 * Whether a password was set is not to be asked of keystone: comparing costs it 0.25 s. The host that set one remembers which, by a digest
 * that root alone can read; one that forgot sets it again.
 */
function withPassword(step: ConvergeStep, user: string, password: string): ConvergeStep {
  const params = { remembered: `/var/lib/quorate/keystone-${user}`, mark: digest(`${user} ${password}`) };
  return {
    ...step,
    look: {
      ...step.look,
      script: `[ "$(cat "$remembered" 2>/dev/null)" = "$mark" ] && ${step.look.script}`,
      params: { ...step.look.params, ...params },
    },
    act: {
      ...step.act,
      script: `set -e\n${step.act.script}\n(umask 077 && echo "$mark" >"$remembered")`,
      params: { ...step.act.params, ...params },
    },
  };
}

export function keystoneConverge(view: View<KeystoneSettings>): ConvergeStep[] {
  const { cloud, members, settings, secret, network } = view;
  const hosts = members.map(({ host }) => host);
  const internal = `${apiUrl(view, internalAddress(cloud, network), port)}/v3`;
  const outside = cloud.addresses.find((address) => address.network !== network);
  const outer = outside ? `${apiUrl(view, outside.dns ?? outside.ip, port)}/v3` : internal;
  return [
    {
      id: 'keystone-schema',
      title: () => text().plan.steps.keystoneSchema,
      hosts,
      when: 'before-units',
      look: rows('SELECT COUNT(*) FROM alembic_version'),
      act: { script: 'su -s /bin/sh -c "keystone-manage db_sync" keystone' },
      timeoutMs: 180_000,
    },
    withPassword(
      {
        id: 'keystone-bootstrap',
        title: () => text().plan.steps.keystoneBootstrap,
        hosts,
        when: 'before-units',
        look: rows(
          `SELECT COUNT(*) FROM endpoint WHERE interface = 'public' AND url = '${outer}' OR interface <> 'public' AND url = '${internal}'`,
          3,
        ),
        act: {
          // The password is in the environment of a process of root, not in its arguments.
          script: `export OS_BOOTSTRAP_PASSWORD="$(cat)"
keystone-manage bootstrap --bootstrap-region-id "$region" \\
  --bootstrap-internal-url "$internal" --bootstrap-admin-url "$internal" --bootstrap-public-url "$public"`,
          params: { region: settings.region, internal, public: outer },
          stdin: secret('keystone/admin'),
        },
        timeoutMs: 120_000,
      },
      'admin',
      secret('keystone/admin'),
    ),
    withPassword(
      {
        id: 'keystone-canary',
        title: () => text().plan.steps.keystoneCanary,
        hosts,
        when: 'after-units',
        look: rows("SELECT COUNT(*) FROM local_user WHERE name = 'quorate-canary'"),
        act: {
          script: `${trustAuthority}${giveUser}`,
          params: { url: internal, user: 'quorate-canary', ...curlTrust(view) },
          stdin: `${secret('keystone/admin')}\n${secret('keystone/quorate-canary')}\n`,
        },
        timeoutMs: 60_000,
      },
      'quorate-canary',
      secret('keystone/quorate-canary'),
    ),
  ];
}
