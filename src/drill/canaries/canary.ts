import type { Clock } from '../../util/clock.ts';
import type { CanaryConfig } from './config.ts';
import { databaseWriter } from './database-write.ts';
import { messenger } from './message.ts';
import type { Attempt } from './open-loop.ts';
import type { Messages, ReadBack } from './record.ts';
import { signIn } from './sign-in.ts';
import { tokenValidator } from './validate-token.ts';

/** A client that exercises one capability. */
export interface Canary {
  /** Makes the request `seq`. Never rejects. */
  send(seq: number): Promise<Attempt>;
  /** After the last request: what is there of what was promised. Never rejects; what it could not read it says, and may be asked again. */
  readBack?(): Promise<ReadBack | Messages>;
  close?(): void;
}

/** Makes a canary ready. Rejects when what it is to exercise does not answer. */
export async function canaryOf(config: CanaryConfig, run: string, clock: Clock): Promise<Canary> {
  switch (config.canary) {
    case 'sign-in':
      return { send: () => signIn(config) };
    case 'validate-token':
      return tokenValidator(config, clock);
    case 'database-write':
      return databaseWriter(config, run, clock);
    case 'message':
      return messenger(config, run, clock);
  }
}
