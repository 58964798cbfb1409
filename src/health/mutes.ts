import type { Transport } from '../transport/remote.ts';
import { messageOf } from '../util/errors.ts';
import type { Script } from '../util/script.ts';
import { type Mute, muteId } from './mute.ts';

/** On every controller, a file for each mute: operators at two machines see the same. */
const directory = '/var/lib/quorate/mutes';

/** Reads the mutes of a controller; part of each look. */
export const mutesLook: Script = {
  script: 'cat "$mutes"/*.json 2>/dev/null',
  params: { mutes: directory },
};

/** Writes a mute whole or not at all, and forgets those that ended a week ago. */
function writeScript(mute: Mute): Script {
  return {
    script: `set -e
mkdir -p "$mutes"
find "$mutes" -type f -mtime +7 -delete
cat >"$mutes/.new.$$"
mv "$mutes/.new.$$" "$mutes/$name.json"`,
    params: { mutes: directory, name: muteId(mute) },
    stdin: `${JSON.stringify(mute)}\n`,
  };
}

/** Writes a mute on all controllers at once. Returns those that did not take it, with why. Never throws for a host. */
export async function writeMute(
  mute: Mute,
  controllers: readonly string[],
  transport: Transport,
): Promise<{ readonly host: string; readonly why: string }[]> {
  const written = await Promise.all(
    controllers.map(async (host) => {
      try {
        const remote = await transport.connect(host);
        const { code, stderr } = await remote.execute(writeScript(mute), { timeoutMs: 10_000 });
        return code === 0 ? [] : [{ host, why: stderr.trim() }];
      } catch (error) {
        return [{ host, why: messageOf(error) }];
      }
    }),
  );
  return written.flat();
}
