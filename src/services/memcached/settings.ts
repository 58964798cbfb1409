import * as z from 'zod';

export const MemcachedSettings = z.strictObject({
  /** Memory for the cache, in MiB. */
  memory: z.int().min(16).max(65_536).default(64),
});
export type MemcachedSettings = z.infer<typeof MemcachedSettings>;
