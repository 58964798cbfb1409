import { hostname, userInfo } from 'node:os';
import { writeNote } from '../engine/notes.ts';
import { look } from '../health/look.ts';
import { blank } from '../health/memory.ts';
import { statusOf } from '../health/status.ts';
import type { Tolerance } from '../health/tolerance.ts';
import { text } from '../locale/text.ts';
import type { Maintenance } from '../plan/maintenance.ts';
import { QuorateError } from '../util/errors.ts';
import { nearest } from '../util/nearest.ts';
import type { Context } from './context.ts';
import type { Target } from './target.ts';

/** What became of a host's maintenance, and how many hosts may still die. Times are ISO 8601. */
export interface Maintained extends Omit<Maintenance, 'at'> {
  readonly apiVersion: 'quorate/v1';
  readonly kind: 'Maintenance';
  readonly cloud: string;
  readonly at: string;
  readonly tolerates: Tolerance;
}

/** Throws USAGE for what is no host of the cloud. */
export function checkHost(host: string, { cloud }: Target): void {
  const known = cloud.hosts.map(({ name }) => name);
  if (known.includes(host)) return;
  const meant = nearest(host, known);
  const what = text().status.noHost(host, cloud.name);
  throw new QuorateError({ code: 'USAGE', what, ...(meant ? { remedy: text().usage.meant(meant) } : {}) });
}

/** Newer than what it overrules, also where that was written on a machine whose clock is ahead. */
export function signature({ clock }: Context, before?: Maintenance): Pick<Maintenance, 'by' | 'at'> {
  return { by: `${userInfo().username}@${hostname()}`, at: Math.max(clock.now(), (before?.at ?? 0) + 1) };
}

/** Throws HOST_UNREACHABLE when no controller takes it. */
export function keepNote(note: Maintenance, target: Target, context: Context): Promise<void> {
  return writeNote({ kind: 'maintenance', name: note.host, note }, target.cloud, { ...context, ...target });
}

/** The note, and what the cloud can bear now. */
export async function maintained(note: Maintenance, target: Target, { clock }: Context): Promise<Maintained> {
  const { arrangement, transport, cloud } = target;
  const { tolerates } = statusOf(arrangement, await look(arrangement, transport), blank, clock.now());
  const at = new Date(note.at).toISOString();
  return { apiVersion: 'quorate/v1', kind: 'Maintenance', cloud: cloud.name, ...note, at, tolerates };
}
