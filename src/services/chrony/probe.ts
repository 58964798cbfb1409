import type { Probe } from '../service.ts';

/**
 * Facts: `leap` → Normal, Not synchronised …, `offset` → seconds between the clock and the time it follows, `stratum`,
 * `reached` → addresses of the sources that answered lately. Two questions over the daemon's own socket.
 */
export const chronyProbe: Probe = {
  script: () => ({ script: 'chronyc -n -c tracking 2>/dev/null; echo --; chronyc -n -c sources 2>/dev/null' }),
  parse: (output) => {
    const [tracking = '', sources = ''] = output.split('--\n');
    const columns = tracking.trim().split(',');
    if (columns.length < 14) return {};
    return {
      leap: columns[13],
      offset: columns[4],
      stratum: columns[2],
      reached: sources
        .split('\n')
        .map((line) => line.split(','))
        // The sixth column is the register of the last eight polls, in octal.
        .filter((source) => source.length > 5 && source[5] !== '0')
        .map((source) => source[2])
        .join(' '),
    };
  },
};
