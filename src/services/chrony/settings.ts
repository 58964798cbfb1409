import * as z from 'zod';
import { DnsName } from '../../cloud/scalars.ts';

export const ChronySettings = z.strictObject({
  /** NTP servers or pools that the controllers follow, by name or address; by default the pool of the distribution. */
  sources: z.array(DnsName).max(16).default(['2.debian.pool.ntp.org']),
});
export type ChronySettings = z.infer<typeof ChronySettings>;
