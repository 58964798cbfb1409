import * as z from 'zod';

export const HaproxySettings = z.strictObject({
  /** Connections at once. Each takes two open files, and systemd grants a service 524,288. One through a relay counts twice. */
  'max-connections': z.int().min(100).max(250_000).default(4096),
});
export type HaproxySettings = z.infer<typeof HaproxySettings>;
