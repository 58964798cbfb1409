import type { Script } from '../util/script.ts';

/**
 * The seam to a host: three verbs on plain data (connect, execute, close).
 * Retry and fakes wrap a Transport; nothing else in Quorate knows SSH.
 */

export interface Outcome {
  /** Exit status; 124 when the time limit ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

export interface ExecuteOptions {
  /** Milliseconds after which the command is ended on the host; every command has a limit. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** May be run twice: a look. When its connection breaks it is run again rather than reported as lost. */
  readonly repeatable?: true;
  /** Over a connection that is made for it and closed after it. Throws what `connect` throws. */
  readonly fresh?: true;
}

/** A connection to one host, as root. */
export interface Remote {
  readonly host: string;
  /** Runs a script there. Throws TRANSPORT_LOST when the connection breaks: whether the script finished is then not known. */
  execute(script: Script, options: ExecuteOptions): Promise<Outcome>;
}

export interface Transport {
  /**
   * Connects once per host and hands out the same Remote again.
   * Throws HOST_UNREACHABLE, HOST_KEY_UNKNOWN, HOST_KEY_CHANGED, SSH_DENIED or SUDO_DENIED.
   */
  connect(host: string): Promise<Remote>;
  /** Disconnects from all hosts. */
  close(): Promise<void>;
}
