/**
 * What the canary process is told, as one line of JSON on its standard input: it holds passwords, so it is never an argument.
 * Intervals and limits are milliseconds.
 */
export interface CanariesConfig {
  /** Identity of this run; marks what the canaries write. */
  readonly run: string;
  readonly canaries: readonly CanaryConfig[];
}

export type CanaryConfig = SignInConfig | DatabaseWriteConfig;
export type CanaryId = CanaryConfig['canary'];

interface Client {
  /** Certificates that a server must be signed by; absent where nothing is encrypted. */
  readonly authority?: string;
  /** Time between two requests, kept whatever becomes of them. */
  readonly intervalMs: number;
  /** Time after which a request is given up. */
  readonly timeoutMs: number;
}

/** Signs in with a password, unscoped, on a connection of its own each time. */
export interface SignInConfig extends Client {
  readonly canary: 'sign-in';
  /** Keystone's base, such as https://10.77.0.100:5000/v3. */
  readonly url: string;
  readonly user: string;
  readonly domain: string;
  readonly password: string;
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

/**
 * A password costs Keystone 0.2 s of CPU (bcrypt at cost 12), so two sign-ins a second; a row costs next to nothing.
 * 10 s is what a patient client waits.
 */
export const paces = {
  'sign-in': { intervalMs: 500, timeoutMs: 10_000 },
  'database-write': { intervalMs: 125, timeoutMs: 10_000 },
} as const satisfies Record<CanaryId, Client>;
