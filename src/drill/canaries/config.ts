import type { OwnersConfig } from './owners.ts';

/**
 * What the canary process is told, as one line of JSON on its standard input: it holds passwords, so it is never an argument.
 * Intervals and limits are milliseconds.
 */
export interface CanariesConfig {
  /** Identity of this run; marks what the canaries write. */
  readonly run: string;
  readonly canaries: readonly CanaryConfig[];
  /** Without them, nobody asks who has the virtual addresses. */
  readonly owners?: OwnersConfig;
}

export type CanaryConfig = SignInConfig | ValidateTokenConfig | DatabaseWriteConfig | MessageConfig;
export type CanaryId = CanaryConfig['canary'];

interface Client {
  /** Certificates that a server must be signed by; absent where nothing is encrypted. */
  readonly authority?: string;
  /** Time between two requests, kept whatever becomes of them. */
  readonly intervalMs: number;
  /** Time after which a request is given up. */
  readonly timeoutMs: number;
}

/** A user of Keystone, with a password. */
export interface KeystoneUser extends Client {
  /** Keystone's base, such as https://10.77.0.100:5000/v3. */
  readonly url: string;
  readonly user: string;
  readonly domain: string;
  readonly password: string;
}

/** Signs in with a password, unscoped, on a connection of its own each time. */
export interface SignInConfig extends KeystoneUser {
  readonly canary: 'sign-in';
}

/** Asks whether a token is good, as every API does for each of its own requests. */
export interface ValidateTokenConfig extends KeystoneUser {
  readonly canary: 'validate-token';
}

/** Inserts one row into a table of its own, each in a transaction of its own. */
export interface DatabaseWriteConfig extends Client {
  readonly canary: 'database-write';
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Sends a message to a quorum queue of its own and takes it from there again. */
export interface MessageConfig extends Client {
  readonly canary: 'message';
  /** The members themselves: clients of the broker have a list of them, and no virtual address. */
  readonly members: readonly BrokerMember[];
  readonly vhost: string;
  readonly user: string;
  readonly password: string;
  /** A member that is silent for this long is given up… */
  readonly silenceMs: number;
  /** …and one that does not let us in within this. */
  readonly connectMs: number;
  /** Pause after all members were tried in vain. */
  readonly retryMs: number;
}

export interface BrokerMember {
  readonly host: string;
  readonly ip: string;
  readonly port: number;
}

/**
 * A password costs Keystone 0.2 s of CPU (bcrypt at cost 12), so two sign-ins a second; a token costs a tenth of it, a row and a
 * message next to nothing. 10 s is what a patient client waits.
 */
export const paces = {
  'sign-in': { intervalMs: 500, timeoutMs: 10_000 },
  'validate-token': { intervalMs: 50, timeoutMs: 10_000 },
  'database-write': { intervalMs: 125, timeoutMs: 10_000 },
  message: { intervalMs: 125, timeoutMs: 10_000 },
} as const satisfies Record<CanaryId, Client>;
