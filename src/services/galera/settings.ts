import * as z from 'zod';

export const GaleraSettings = z.strictObject({
  /** InnoDB buffer pool, in MiB. */
  'buffer-pool': z.int().min(64).default(128),
  /** Write-set cache for returning members, in MiB: too small, and a return costs a full copy. */
  gcache: z.int().min(32).default(128),
  /** KiB a second by which wsrep_replicated_bytes and wsrep_received_bytes grow together. With it, `check` says how long the cache lasts. */
  'write-rate': z.int().min(1).optional(),
  'max-connections': z.int().min(50).default(500),
});
export type GaleraSettings = z.infer<typeof GaleraSettings>;
