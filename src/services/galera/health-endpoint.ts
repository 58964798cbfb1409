import { rootFile } from '../owned.ts';
import type { FileSpec, Member } from '../service.ts';
import { checkPort } from './database.ts';
import program from './health-endpoint.py';

const unit = 'quorate-galera-health.service';
const path = '/usr/local/lib/quorate/galera-health';
/** System user and database account of the endpoint. */
export const healthUser = 'quorate-health';

/** The endpoint that balancers ask; Debian ships none, and a handshake alone proves nothing about the cluster's state. */
export function healthFiles({ ip }: Member): FileSpec[] {
  const effects = { restarts: [unit] };
  const service = `[Unit]
Description=Galera health for the balancers
After=network-online.target

[Service]
ExecStart=/usr/bin/python3 ${path} ${ip} ${checkPort}
User=${healthUser}
Restart=always
RestartSec=1s
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes

[Install]
WantedBy=multi-user.target
`;
  return [
    { ...rootFile(path, program, effects), mode: 0o755 },
    rootFile(`/etc/systemd/system/${unit}`, service, effects),
    // An account of its own, which MariaDB knows by its socket: no password, no right but to ask for status.
    rootFile('/etc/sysusers.d/quorate-health.conf', `u ${healthUser} - "Galera health" /nonexistent\n`, {
      restarts: [unit],
    }),
  ];
}
