import type { Script } from './script.ts';
import { quote, runText } from './shell.ts';

/**
 * One script that runs several at once, each with a limit in seconds, and prints what they said as `sections`: what hangs holds up nobody
 * else for longer than its limit. In /run, for a look must also work where the disk is full. Exits with 1 when there is no room even there.
 */
export function sideBySide(
  scripts: readonly { readonly name: string; readonly script: Script }[],
  limit: number,
): Script {
  const jobs = scripts.map(
    ({ name, script }, index) =>
      `{ echo ${quote(`== ${name}`)}\n${runText(script, limit)}echo; } >"$room/${index}" &\n`,
  );
  return {
    script: `umask 077
room=$(mktemp -d /run/quorate-look.XXXXXX) || exit 1
trap 'rm -rf "$room"' EXIT
trap 'exit 1' HUP INT TERM PIPE
${jobs.join('')}wait
cat "$room"/*
`,
  };
}
