/**
 * A POSIX `sh` script as data. `params` become shell variables, quoted by the transport; text is never spliced into the script.
 * Script, parameters and standard input all travel over the connection's standard input: nothing of them shows in a process list.
 */
export interface Script {
  readonly script: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}
