import type { Probe } from '../service.ts';

/**
 * Facts: `leap` → Normal, Not synchronised …, `offset` → seconds between the clock and the time it follows, `stratum`,
 * `reached` → addresses of the sources that answered lately. One program asks the daemon both, over its own socket.
 */
export const chronyProbe: Probe = {
  script: () => ({ script: 'chronyc -n -c -m tracking sources 2>/dev/null' }),
  parse: (output) => {
    const [columns = [], ...sources] = output
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    if (columns.length < 14) return {};
    return {
      leap: columns[13],
      offset: columns[4],
      stratum: columns[2],
      reached: sources
        // The sixth column is the register of the last eight polls, in octal.
        .filter((source) => source.length > 5 && source[5] !== '0')
        .map((source) => source[2])
        .join(' '),
    };
  },
};
