import { rootFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';
import decide from './cold-start/decide.py';
import main from './cold-start/main.py';
import member from './cold-start/member.py';
import peers from './cold-start/peers.py';
import { galeraTls } from './tls.ts';

export const coldStartUnit = 'quorate-galera-cold-start.service';

/** Members ask each other here how far they are: Galera itself does not say before it has begun. */
export const coldStartPort = 4569;

const folder = '/usr/local/lib/quorate/galera-cold-start';

/** What `quorate recover` runs on a member: `look` or `begin`. */
export const coldStart = `/usr/bin/python3 -B ${folder}/main.py`;

/** A line `verdict<TAB>why` where this member and those that answer came to refuse. */
export const verdictLook = `sed -n 's/.*"act": "refuse", "why": "\\([a-z-]*\\)".*/verdict\\t\\1/p' /run/quorate/galera-cold-start.json 2>/dev/null; true`;

/** Brings the group back after all of it was away, where Galera itself would wait for ever; docs/adr/0009 says when that is safe. */
export function coldStartFiles(view: View, { host }: Member): FileSpec[] {
  const effects = { restarts: [coldStartUnit] };
  const service = `[Unit]
Description=Galera after a total outage
After=network-online.target

[Service]
ExecStart=${coldStart} keep
# A note that nobody keeps proves nothing; only a power cut leaves one.
ExecStopPost=/bin/rm -f /var/lib/quorate/galera/clients.json
NotifyAccess=main
WatchdogSec=20min
Restart=always
RestartSec=1s

[Install]
WantedBy=multi-user.target
`;
  const configuration = {
    host,
    members: Object.fromEntries(view.members.map((one) => [one.host, one.ip])),
    port: coldStartPort,
    tls: galeraTls(view) ?? null,
  };
  const programs = { 'decide.py': decide, 'main.py': main, 'member.py': member, 'peers.py': peers };
  return [
    ...Object.entries(programs).map(([name, program]) => rootFile(`${folder}/${name}`, program, effects)),
    rootFile('/etc/quorate/galera-cold-start.json', `${JSON.stringify(configuration, null, 2)}\n`, effects),
    rootFile(`/etc/systemd/system/${coldStartUnit}`, service, effects),
  ];
}
