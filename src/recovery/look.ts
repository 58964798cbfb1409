import type { Arrangement } from '../compose/compose.ts';
import { type Position, positionLook, readPosition } from '../services/galera/recovery.ts';
import type { Transport } from '../transport/remote.ts';
import { QuorateError } from '../util/errors.ts';

/** One declared member of the database; without a position, it could not be asked. */
export interface SeenMember {
  readonly host: string;
  readonly position?: Position;
}

/** Asks every declared member how far it is, all at once. Never throws for a host that does not answer. */
export async function lookAtDatabase({ groups }: Arrangement, transport: Transport): Promise<SeenMember[]> {
  const members = groups.find(({ service }) => service.id === 'galera')?.view.members ?? [];
  return Promise.all(
    members.map(async ({ host }) => {
      const position = await positionOf(host, transport);
      return position ? { host, position } : { host };
    }),
  );
}

async function positionOf(host: string, transport: Transport): Promise<Position | undefined> {
  try {
    const remote = await transport.connect(host);
    // Data that a crash left behind is asked how far it is, which takes what a start takes.
    const { code, stdout } = await remote.execute(positionLook, { timeoutMs: 60_000, repeatable: true });
    return code === 0 ? readPosition(stdout) : undefined;
  } catch (error) {
    if (error instanceof QuorateError) return undefined;
    throw error;
  }
}
