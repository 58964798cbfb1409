import type { Script } from './script.ts';
import { quote, runText, subshellText } from './shell.ts';

/**
 * One script that runs several at once, with a limit in seconds for all, and prints what they said as `sections`: what hangs is ended, and
 * takes nothing from the others. A program for each to keep the time would cost as much as the questions. In /run, for a look must also
 * work where the disk is full. Exits with 1 when there is no room even there.
 */
export function sideBySide(
  scripts: readonly { readonly name: string; readonly script: Script }[],
  limit: number,
): Script {
  const jobs = scripts.map(
    ({ name, script }, index) => `{ echo ${quote(`== ${name}`)}\n${subshellText(script)}echo; } >"$room/${index}" &\n`,
  );
  return {
    script: `umask 077
room=$(mktemp -d /run/quorate-look.XXXXXX) || exit 1
trap 'rm -rf "$room"' EXIT
trap 'exit 1' HUP INT TERM PIPE
export room
${runText({ script: `${jobs.join('')}wait` }, limit, '-s KILL')}
# What was cut off ends no line.
awk 1 "$room"/*
`,
  };
}
