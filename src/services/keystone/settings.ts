import * as z from 'zod';

export const KeystoneSettings = z.strictObject({
  /** Worker processes per host. */
  processes: z.int().min(1).max(64).default(2),
  /** Threads per worker. */
  threads: z.int().min(1).max(64).default(2),
  /** Lifetime of a token, in seconds. */
  'token-expiration': z.int().min(300).default(3600),
  region: z.string().min(1).default('RegionOne'),
});
export type KeystoneSettings = z.infer<typeof KeystoneSettings>;
