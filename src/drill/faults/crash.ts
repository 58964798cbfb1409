import { faultKinds } from '../../timing/fault.ts';
import { each, type Fault, onEach } from './fault.ts';
import { markerFunctions } from './marker.ts';

/** kill -9 of all processes of a service at once. Whether it starts again is the affair of systemd, or of the cluster. */
export const crash: Fault = {
  ...faultKinds.crash,
  inject: (site, { hosts, unit }) => each(hosts, (host) => site.run(host, { script: kill, params: { unit: unit! } })),
  took: (site, { hosts, unit }) =>
    onEach(hosts, async (host) => {
      await site.run(host, { script: gone, params: { unit: unit! } });
      return true;
    }),
  heal: (site, { hosts, unit }) => each(hosts, (host) => site.run(host, { script: start, params: { unit: unit! } })),
  healed: (site, { hosts, unit }) =>
    onEach(hosts, async (host) => {
      await site.run(host, { script: runs, params: { unit: unit! } });
      return true;
    }),
};

/** Identifies the main process by its number and start, because numbers are used again. */
const identity = `${markerFunctions}
began() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }
`;

const kill = `set -e
${identity}
pid=$(systemctl show -p MainPID --value "$unit")
[ "$pid" -gt 0 ] || { echo "$unit does not run" >&2; exit 1; }
echo "$pid $(began "$pid")" | mark "$unit"
systemctl kill --signal=KILL --kill-whom=all "$unit"`;

const gone = `${identity}
found=$(marked "$unit") || exit 1
[ "$(began "\${found% *}")" != "\${found#* }" ]`;

const start = `case $(systemctl is-active "$unit") in active|activating|reloading) ;; *) systemctl reset-failed "$unit"; systemctl start --no-block "$unit" ;; esac`;

/** A host that was fenced meanwhile has no mark any more. */
const runs = `${identity}
systemctl -q is-active "$unit" && { ! found=$(marked "$unit") || [ "$(began "\${found% *}")" != "\${found#* }" ]; } && unmark "$unit"`;
