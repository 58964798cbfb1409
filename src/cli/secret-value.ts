import { password } from '@clack/prompts';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';

/** A value that must not be an argument: from a hidden question on a terminal, else from standard input, without its last newline. */
export async function secretValue(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    let value = '';
    for await (const chunk of process.stdin.setEncoding('utf8')) value += chunk;
    return value.replace(/\r?\n$/, '');
  }
  const answer = await password({ message: question, output: process.stderr });
  if (typeof answer !== 'string') throw new QuorateError({ code: 'INTERRUPTED', what: text().usage.unanswered });
  return answer;
}
