import { text } from '../../locale/text.ts';
import type { Condition } from '../condition.ts';
import { rootFile } from '../owned.ts';
import type { Service, View } from '../service.ts';
import { memcachedFaults } from './faults.ts';
import { MemcachedSettings } from './settings.ts';
import { memcachedTiming } from './timing.ts';

const port = 11211;
const unit = 'memcached.service';

export const memcached: Service = {
  id: 'memcached',
  title: 'Memcached: a cache on every member, none of them missed',
  needs: [],
  role: 'controller',
  modes: ['active-active'],
  upholds: [],
  settings: MemcachedSettings,
  contributes: ({ members, network }) => [
    ...members.map(({ host, ip }) => ({ kind: 'cache-server', host, ip, port }) as const),
    // It asks nobody for a password.
    {
      kind: 'open-port',
      service: 'memcached',
      hosts: members.map(({ host }) => host),
      protocol: 'tcp',
      port,
      from: 'members',
      network,
    },
  ],
  files: (view, { ip }) => [
    rootFile(
      '/etc/memcached.conf',
      // -U 0: no UDP, which has been used to amplify attacks.
      [
        '-d',
        'logfile /var/log/memcached.log',
        `-m ${(view as View<MemcachedSettings>).settings.memory}`,
        `-l ${ip}`,
        `-p ${port}`,
        '-U 0',
        '-u memcache',
        '-P /var/run/memcached/memcached.pid',
        '',
      ].join('\n'),
      { restarts: [unit] },
    ),
  ],
  units: () => [{ name: unit, rolling: true }],
  probe: {
    script: (_view, { ip }) => ({
      script:
        'bash -c \'exec 3<>"/dev/tcp/$0/$1" && printf "version\\r\\n" >&3 && IFS= read -r -t 1 line <&3 && echo "$line"\' "$ip" "$port" 2>/dev/null',
      params: { ip, port: String(port) },
    }),
    parse: (output) => ({ version: /^VERSION (\S+)/m.exec(output)?.[1] }),
  },
  health: ({ members }, facts) =>
    members
      .filter(({ host }) => facts.has(host) && !facts.get(host)?.version)
      .map(
        ({ host }): Condition => ({
          code: 'MEMBER_DOWN',
          severity: 'warning',
          service: 'memcached',
          host,
          what: text().services.silent('memcached', host),
        }),
      ),
  faults: memcachedFaults,
  timing: memcachedTiming,
};
