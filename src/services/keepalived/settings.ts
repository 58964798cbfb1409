import * as z from 'zod';

export const KeepalivedSettings = z.strictObject({
  /** Number of its VRRP group: no two groups of one network segment have the same. */
  'router-id': z.int().min(1).max(255).default(51),
});
export type KeepalivedSettings = z.infer<typeof KeepalivedSettings>;
