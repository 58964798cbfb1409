import { styleText } from 'node:util';

/** One at a time: given a list of them, Node 20 does not ask whether the stream is a terminal. */
type Style = 'bold' | 'dim' | 'cyan' | 'green' | 'red' | 'yellow';

/** In colour where results are shown, if that is a terminal that has it (NO_COLOR, FORCE_COLOR). */
export function paint(style: Style, content: string): string {
  return styleText(style, content, { stream: process.stdout });
}

/** The same where is told what happens on the way. */
export function paintError(style: Style, content: string): string {
  return styleText(style, content, { stream: process.stderr });
}
