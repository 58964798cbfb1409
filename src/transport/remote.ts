import type { Script } from '../util/script.ts';

/**
 * The seam to a host: five verbs on plain data (connect, execute, upload, download, disconnect).
 * Retry, limits, recording and fakes wrap a Transport; nothing else in Quorate knows SSH.
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
}

export interface Attributes {
  readonly owner: string;
  readonly group: string;
  /** Octal permission bits, such as 0o640. */
  readonly mode: number;
}

/** A connection to one host, as root. */
export interface Remote {
  readonly host: string;
  execute(script: Script, options: ExecuteOptions): Promise<Outcome>;
  /** Writes a whole file atomically (temporary name, sync, rename). */
  upload(path: string, content: string, attributes: Attributes): Promise<void>;
  download(path: string): Promise<string>;
  disconnect(): Promise<void>;
}

export interface Transport {
  /** Connects once per host and hands out the same Remote again. Throws HOST_UNREACHABLE or HOST_KEY_UNKNOWN. */
  connect(host: string): Promise<Remote>;
  /** Disconnects from all hosts. */
  close(): Promise<void>;
}
