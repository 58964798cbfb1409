import { text } from '../../../locale/text.ts';
import type { Ring } from '../facts/ring.ts';
import { isOff, isOn, numberOf, type Setting } from '../facts/setting.ts';
import { found, type Rule } from './rule.ts';

/** ms: longer, and an operator waits for the cluster rather than the other way round. */
const slow = 10_000;

/** Is the ring safe from strangers, and from one cable? */
export const ring: Rule = ({ rings }) =>
  rings.flatMap((one) => {
    const words = text().audit.ring;
    const plain = plainBy(one);
    const token = one.settings.get('totem.token');
    const ms = numberOf(token) ?? 0;
    return [
      ...(plain ? [found('warning', 'RING_PLAIN', words.plain, plain.where)] : []),
      ...(one.links === 1 && one.nodes.length !== 1
        ? [found('warning', 'RING_SINGLE_LINK', words.singleLink, one.where)]
        : []),
      ...(token && ms >= slow ? [found('warning', 'DETECTION_SLOW', words.slow(ms / 1000), token.where)] : []),
    ];
  });

/** What says that it is plain: `secauth` was on by default before knet, `crypto_*` are off by default since. */
function plainBy({ settings, where }: Ring): Pick<Setting, 'where'> | undefined {
  const [auth, cipher, hash] = ['secauth', 'crypto_cipher', 'crypto_hash'].map((name) => settings.get(`totem.${name}`));
  if (isOn(auth) || [cipher, hash].some((one) => one && !isOff(one))) return undefined;
  if (auth ?? cipher ?? hash) return auth ?? cipher ?? hash;
  return settings.get('totem.transport')?.value === 'knet' ? { where } : undefined;
}
