import * as z from 'zod';

export const HaproxySettings = z.strictObject({
  /** Connections at once, front and back together. */
  'max-connections': z.int().min(100).max(1_000_000).default(4096),
});
export type HaproxySettings = z.infer<typeof HaproxySettings>;
