/** Where the program lies that prints a host's power switch password to its fence agent. */
export function fencePasswordScript(host: string): string {
  return `/etc/quorate/fence/${host}`;
}
