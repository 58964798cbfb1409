import { faultKinds } from '../../timing/fault.ts';
import { each, type Fault, onEach, type Site, type Victims } from './fault.ts';

/** SIGSTOP to all processes of a service: ports stay open, connections stay up, and nothing is answered. */
export const hang: Fault = {
  ...faultKinds.hang,
  inject: (site, victims) => each(victims.hosts, (host) => on(site, host, victims, stop)),
  took: (site, victims) =>
    onEach(victims.hosts, async (host) => (await on(site, host, victims, state)).includes('stopped')),
  // Whoever was ended and started again meanwhile is not stopped any more.
  heal: (site, victims) => each(victims.hosts, (host) => on(site, host, victims, goOn)),
  healed: (site, victims) =>
    onEach(victims.hosts, async (host) => (await on(site, host, victims, state)).includes('runs')),
};

function on(site: Site, host: string, { unit }: Victims, script: string): Promise<string> {
  return site.run(host, { script, params: { unit: unit! } });
}

const stop =
  '[ "$(systemctl show -p MainPID --value "$unit")" -gt 0 ] && systemctl kill --signal=STOP --kill-whom=all "$unit"';

const goOn = `systemctl kill --signal=CONT --kill-whom=all "$unit" || ! systemctl -q is-active "$unit"
systemctl start --no-block "$unit"`;

/** T: stopped by a signal. */
const state = `pid=$(systemctl show -p MainPID --value "$unit")
case $(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | cut -d' ' -f1) in T) echo stopped ;; ?) echo runs ;; *) echo gone ;; esac`;
