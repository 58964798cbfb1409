import stringWidth from 'fast-string-width';
import { text } from '../../locale/text.ts';
import type { SeenMember } from '../../recovery/look.ts';
import type { Recovery } from '../recover.ts';

/** A line per member, then where that leaves the database, why, and what to do. */
export function recoveryText(recovery: Recovery): string {
  const words = text().recover;
  const { members, state, why, about, best, missing } = recovery;
  const rows = [words.columns.split('|'), ...members.map(cells)];
  const last = members.find(({ host }) => host === best)?.position?.seqno;
  return [
    ...table(rows),
    '',
    words.states[state],
    ...(state !== 'serving' && why ? [words.why[why](about)] : []),
    ...(state === 'undecided' && best && missing.length > 0 ? [words.lost(missing, last ?? 0)] : []),
    ...(state === 'undecided' && best ? [words.way(missing, best)] : []),
  ].join('\n');
}

function cells({ host, position }: SeenMember): string[] {
  const words = text().recover;
  if (!position) return [host, words.unseen];
  const { state, seqno, uuid, view, safe, note } = position;
  return [
    host,
    words.members[state],
    seqno === null ? '?' : `${seqno}`,
    uuid.slice(0, 8),
    view ? words.view(view.id, view.seq, view.size) : '-',
    note ? note.writers.join(', ') || '?' : '-',
    safe ? words.safe : '',
  ];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => `${cell}${' '.repeat(widths[column]! - stringWidth(cell))}`)
      .join('  ')
      .trimEnd(),
  );
}
