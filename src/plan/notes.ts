import type { Script } from '../util/script.ts';

/** What operators tell each other, kept on every controller, a small file for each matter: at whichever machine they are, they see the same. */
export interface Note {
  /** Who wrote it, and when in ms since 1970: of two controllers that differ, the newer one is right. */
  readonly by: string;
  readonly at: number;
}

export type NoteKind = 'mutes' | 'maintenance';

const directory = (kind: NoteKind) => `/var/lib/quorate/${kind}`;

/** Reads the notes of a controller, one JSON value a line; part of each look. */
export function notesLook(kind: NoteKind): Script {
  return { script: 'cat "$notes"/*.json 2>/dev/null; true', params: { notes: directory(kind) } };
}

/** Writes a note whole or not at all. `name` is the matter that it speaks of. */
export function noteScript(kind: NoteKind, name: string, note: Note): Script {
  return {
    script: `set -e
mkdir -p "$notes"
cat >"$notes/.new.$$"
sync "$notes/.new.$$"
mv "$notes/.new.$$" "$notes/$name.json"`,
    params: { notes: directory(kind), name },
    stdin: `${JSON.stringify(note)}\n`,
  };
}

/** The notes as several controllers tell them: the newest of each matter, in the order of their names. What cannot be read is left out. */
export function readNotes<T extends Note>(
  texts: Iterable<string>,
  isOne: (value: Readonly<Record<string, unknown>>) => boolean,
  nameOf: (note: T) => string,
): T[] {
  const newest = new Map<string, T>();
  for (const line of [...texts].flatMap((one) => one.split('\n'))) {
    const value = parsed(line);
    if (!value || typeof value.at !== 'number' || typeof value.by !== 'string' || !isOne(value)) continue;
    const note = value as unknown as T;
    if (note.at > (newest.get(nameOf(note))?.at ?? 0)) newest.set(nameOf(note), note);
  }
  return [...newest.values()].sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
