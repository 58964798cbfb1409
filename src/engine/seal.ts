import { controllers } from '../cloud/controllers.ts';
import type { Composition } from '../compose/compose.ts';
import { isSealed, sealScript } from '../plan/manifest.ts';
import type { Transport } from '../transport/remote.ts';
import { knownHosts, type Observation } from './observe.ts';

/**
 * Once all is as declared, every host remembers the revision, and every controller the hosts of the cloud: from then on a host that is taken
 * out of the file is known to leave. What a departed host remembered is removed with it. Writes only where it is not so yet.
 */
export async function seal(
  { cloud, revision }: Composition,
  { hosts, departed }: Observation,
  transport: Transport,
): Promise<void> {
  const known = knownHosts(cloud);
  const holders = new Set(controllers(cloud).map(({ name }) => name));
  await Promise.all([
    ...hosts.map(async ({ host, manifest }) => {
      const remembered = holders.has(host) ? known : [];
      if (isSealed(manifest, revision, remembered)) return;
      await (await transport.connect(host)).execute(sealScript(revision, remembered), { timeoutMs: 15_000 });
    }),
    ...departed.map(async ({ name, observed }) => {
      if (observed)
        await (await transport.connect(name)).execute({ script: 'rm -rf /var/lib/quorate' }, { timeoutMs: 15_000 });
    }),
  ]);
}
