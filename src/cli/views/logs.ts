import type { Journal, Line } from '../../health/journal.ts';
import { text } from '../../locale/text.ts';
import { paint } from './paint.ts';
import { localText } from './when.ts';

/** Lines of several hosts, one below the other, each with its time in the operator's zone, its host and who wrote it. */
export function logsText(
  { lines, cut, unseen }: Omit<Journal, 'lines'> & { lines: readonly (Omit<Line, 'at'> & { at: string })[] },
  most: number,
): string {
  const words = text().status;
  const hostWidth = Math.max(0, ...lines.map(({ host }) => host.length));
  const nameWidth = Math.max(0, ...lines.map(({ service, unit }) => (service ?? unit).length));
  const rows = lines.map(({ at, host, service, unit, priority, message }) => {
    const head = `${localText(Date.parse(at))}  ${host.padEnd(hostWidth)}  ${(service ?? unit).padEnd(nameWidth)}  `;
    const body = message.split('\n').join(`\n${' '.repeat(head.length)}`);
    return `${paint('dim', head)}${priority <= 3 ? paint('red', body) : body}`;
  });
  return [
    ...(lines.length === 0 ? [words.logsNone] : rows),
    ...cut.map((host) => paint('yellow', words.logsLeft(host, most))),
    ...unseen.map(({ host, why }) => paint('yellow', words.logsUnseen(host, why))),
  ].join('\n');
}
