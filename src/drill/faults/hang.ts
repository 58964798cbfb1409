import { each, type Fault, onEach } from './fault.ts';

/** SIGSTOP to all processes of a service: ports stay open, connections stay up, and nothing is answered. */
export const hang: Fault = {
  id: 'hang',
  lasts: true,
  class: 'process',
  of: 'service',
  inject: (site, { hosts, unit }) =>
    each(hosts, (host) =>
      site.run(host, {
        script:
          '[ "$(systemctl show -p MainPID --value "$unit")" -gt 0 ] && systemctl kill --signal=STOP --kill-whom=all "$unit"',
        params: { unit: unit! },
      }),
    ),
  took: (site, { hosts, unit }) =>
    onEach(hosts, async (host) =>
      (await site.run(host, { script: stopped, params: { unit: unit! } })).includes('stopped'),
    ),
  // Whoever was ended and started again meanwhile is not stopped any more.
  heal: (site, { hosts, unit }) =>
    each(hosts, (host) =>
      site.run(host, {
        script:
          'systemctl kill --signal=CONT --kill-whom=all "$unit" || ! systemctl -q is-active "$unit"\nsystemctl start --no-block "$unit"',
        params: { unit: unit! },
      }),
    ),
  healed: (site, { hosts, unit }) =>
    onEach(hosts, async (host) =>
      (await site.run(host, { script: stopped, params: { unit: unit! } })).includes('runs'),
    ),
};

/** T: stopped by a signal. */
const stopped = `pid=$(systemctl show -p MainPID --value "$unit")
case $(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | cut -d' ' -f1) in T) echo stopped ;; ?) echo runs ;; *) echo gone ;; esac`;
