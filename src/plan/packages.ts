import type { HostState } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import type { Observed } from './observe.ts';
import type { Planned } from './step.ts';

/** Installs what is missing, with nothing started by it: a daemon must not run before its configuration is there. */
export function packagesStep(state: HostState, { missingPackages }: Observed): Planned | undefined {
  if (missingPackages.length === 0) return undefined;
  return {
    id: `packages@${state.name}`,
    service: 'packages',
    host: state.name,
    verb: 'install',
    object: () => (missingPackages.length === 1 ? missingPackages[0]! : text().plan.packages(missingPackages.length)),
    details: missingPackages,
    act: { script: install, params: { packages: missingPackages.join(' ') } },
    timeoutMs: 900_000,
  };
}

const install = `
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then printf '#!/bin/sh\\nexit 101\\n' >"$policy"; chmod 755 "$policy"; trap 'rm -f "$policy"' EXIT; fi
apt-get -qq -o DPkg::Lock::Timeout=120 update && apt-get -y -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Options::=--force-confold --no-install-recommends install $packages
`;
