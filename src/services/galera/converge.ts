import { text } from '../../locale/text.ts';
import type { ConvergeStep, Gate, View } from '../service.ts';
import { accountSteps } from './accounts.ts';
import { healthUser } from './health-endpoint.ts';
import { sql, sqlExpects, synced } from './sql.ts';

/** Where Galera keeps which cluster a member belongs to, how far it is, and whether it may begin the cluster alone. */
const state = '/var/lib/mysql/grastate.dat';

const born: Gate = { script: synced, timeoutMs: 60_000 };

export function galeraConverge(view: View): ConvergeStep[] {
  const hosts = view.members.map(({ host }) => host);
  return [
    ...view.members.map(
      ({ host, ip }): ConvergeStep => ({
        id: `galera-resume-${host}`,
        title: () => text().plan.steps.galeraResume,
        hosts: [host],
        when: 'before-units',
        look: {
          script: `systemctl is-active --quiet mariadb.service || ! grep -q '^safe_to_bootstrap: 1' ${state} 2>/dev/null`,
        },
        // Only Galera itself writes that mark, and only when nobody was left; a peer that runs all the same was begun anew by hand.
        act: {
          script: `systemctl daemon-reload
for peer in $peers; do
  if timeout 2 bash -c ': <>"/dev/tcp/$0/4567"' "$peer" 2>/dev/null; then exec systemctl start mariadb.service; fi
done
galera_new_cluster`,
          params: {
            peers: view.members
              .map((one) => one.ip)
              .filter((one) => one !== ip)
              .join(' '),
          },
        },
        timeoutMs: 120_000,
        gate: born,
      }),
    ),
    {
      id: 'galera-bootstrap',
      title: () => text().plan.steps.galeraBirth,
      hosts,
      when: 'before-units',
      // Whoever has data or is running belongs to a cluster that exists: a second birth would split it.
      look: { script: `[ -e ${state} ] || systemctl is-active --quiet mariadb.service` },
      act: { script: 'systemctl daemon-reload && galera_new_cluster' },
      timeoutMs: 120_000,
      gate: born,
    },
    {
      id: 'galera-account-health',
      title: () => text().plan.steps.galeraHealthAccount,
      hosts,
      when: 'before-units',
      look: sqlExpects(`SELECT COUNT(*) FROM mysql.global_priv WHERE User = '${healthUser}' AND Host = 'localhost'`, 1),
      act: sql([`CREATE USER IF NOT EXISTS '${healthUser}'@'localhost' IDENTIFIED VIA unix_socket`]),
      timeoutMs: 20_000,
    },
    ...view.members.map(
      ({ host }): ConvergeStep => ({
        id: `galera-health-user-${host}`,
        title: () => text().plan.steps.systemUser(healthUser),
        hosts: [host],
        when: 'before-units',
        look: { script: 'getent passwd "$user" >/dev/null', params: { user: healthUser } },
        act: { script: 'systemd-sysusers /etc/sysusers.d/quorate-health.conf' },
        timeoutMs: 20_000,
      }),
    ),
    ...accountSteps(view),
  ];
}
