import { type Note, readNotes } from './notes.ts';

/** A host that an operator took out of the cloud for a while: what it had of the cloud is at rest, also when it starts anew. */
export interface Maintenance extends Note {
  readonly host: string;
  readonly is: 'begun' | 'ended';
  readonly because?: string;
}

/** The hosts that are in maintenance, as the controllers tell them. */
export function readMaintenance(texts: Iterable<string>): Maintenance[] {
  return readNotes<Maintenance>(
    texts,
    ({ host, is }) => typeof host === 'string' && (is === 'begun' || is === 'ended'),
    ({ host }) => host,
  ).filter(({ is }) => is === 'begun');
}
