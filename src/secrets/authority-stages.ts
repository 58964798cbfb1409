import type { Making } from './make.ts';
import { pemBlocks } from './pem.ts';

/**
 * An authority is replaced in three steps with an apply after each, so that at no time a member meets a certificate that it does not trust:
 * the new one is `introduced` (all trust both, the old one signs) · `succeeded` (the new one signs, all trust both) · `retired` (the old
 * one is trusted no more).
 */
export type Stage = 'introduced' | 'succeeded' | 'retired';

/** The next stage of a bundle. The first key and certificate sign; whatever certificate is there is trusted. */
export async function nextAuthority(bundle: string, { cloud, now }: Making): Promise<{ value: string; stage: Stage }> {
  const [key, nextKey] = pemBlocks(bundle, 'PRIVATE KEY');
  const [certificate, other] = pemBlocks(bundle, 'CERTIFICATE');
  if (other === undefined) {
    const { newAuthority } = await import('./authority.ts');
    return { value: `${bundle}${await newAuthority(cloud, now)}`, stage: 'introduced' };
  }
  return nextKey === undefined
    ? { value: `${key}${certificate}`, stage: 'retired' }
    : { value: `${nextKey}${other}${certificate}`, stage: 'succeeded' };
}
