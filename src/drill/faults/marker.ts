/**
 * sh functions that remember on a host what a fault found there, in a directory that a reboot empties:
 * `mark NAME` keeps its standard input, `marked NAME` prints it and fails where there is none, `unmark NAME` forgets it.
 */
export const markerFunctions = `
mark() { mkdir -p /run/quorate-drill && cat >"/run/quorate-drill/$1"; }
marked() { cat "/run/quorate-drill/$1" 2>/dev/null; }
unmark() { rm -f "/run/quorate-drill/$1"; }
`;
