import { digest } from './digest.ts';
import type { Script } from './script.ts';

/** Quotes a value as one word of POSIX sh. */
export function quote(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

/** The script with its parameters as assignments before it. */
function scriptText({ script, params = {} }: Script): string {
  const assignments = Object.entries(params).map(([name, value]) => `${name}=${quote(value)}\n`);
  return `${assignments.join('')}${script}`;
}

/** How `timeout` ends what takes too long; `-s KILL` where what is asked changes nothing, and may ignore SIGTERM. */
type Ending = '-k 5' | '-s KILL';

/**
 * A fragment of sh that runs the script in a shell of its own, with its standard input and a time limit in seconds (124 when exceeded).
 * The text travels in here-documents, so nothing of it shows in a process list. Standard input gets a final newline when it has none.
 */
export function runText(script: Script, limitSeconds: number, ending: Ending = '-k 5'): string {
  const text = scriptText(script);
  const { input, body } = standardInput(script);
  return `timeout ${ending} ${limitSeconds} sh /dev/fd/3 3<<'${delimiter(text)}' ${input}\n${document(text)}${body}`;
}

/** The same without a limit and in a subshell, which costs no program to start. */
export function subshellText(script: Script): string {
  const { input, body } = standardInput(script);
  return `(\n${scriptText(script)}\n) ${input}\n${body}`;
}

/** The redirection of a command, and the here-document that follows its line. */
function standardInput({ stdin }: Script): { readonly input: string; readonly body: string } {
  return stdin === undefined
    ? { input: '</dev/null', body: '' }
    : { input: `<<'${delimiter(stdin)}'`, body: document(stdin) };
}

function document(content: string): string {
  return `${content.endsWith('\n') ? content : `${content}\n`}${delimiter(content)}\n`;
}

/** A line that cannot occur in the content, because it is made from it. */
function delimiter(content: string): string {
  return `END_${digest(content).slice(0, 24)}`;
}
