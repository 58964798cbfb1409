import type { RollUp } from '../../health/standing.ts';
import type { Status } from '../../health/status.ts';

/** What a plugin of Nagios prints: one line, and numbers to keep after `|`. Never translated: machines read it. */
export function nagiosText({ cloud, health, conditions, quorum, tolerates, mutes }: Status): string {
  const told = conditions.filter(({ standing }) => standing === 'counts');
  const muted = mutes.filter(({ active, silences }) => active && silences > 0).map(({ code }) => code);
  const count = (severity: string) => told.filter((one) => one.severity === severity).length;
  const words = [
    ...told.map(({ code, what }) => `${code} ${what}`),
    ...(muted.length > 0 ? [`muted: ${muted.join(', ')}`] : []),
  ];
  const numbers = [
    `errors=${count('error')};;0;0`,
    `warnings=${count('warning')};0;;0`,
    `tolerates=${tolerates.hosts};;;0`,
    ...Object.entries(quorum).map(([service, { have, of, need }]) => `${service}=${have};${of}:;${need}:;0;${of}`),
  ];
  // What comes after a bar is taken for numbers.
  const line = [`QUORATE ${states[health]} - ${cloud}`, ...words].join('; ').replaceAll('|', '/');
  return `${line} | ${numbers.join(' ')}`;
}

const states: Record<RollUp, string> = { HEALTH_OK: 'OK', HEALTH_WARN: 'WARNING', HEALTH_ERR: 'CRITICAL' };

/** Exit codes as Nagios knows them. */
export const nagiosExits: Record<RollUp, number> = { HEALTH_OK: 0, HEALTH_WARN: 1, HEALTH_ERR: 2 };
