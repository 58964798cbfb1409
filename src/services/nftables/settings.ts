import * as z from 'zod';
import { parseBlock, parseIp } from '../../cloud/ipv4.ts';
import { oneOrMore } from '../../cloud/scalars.ts';
import { text } from '../../locale/text.ts';

const Port = z.int().min(1).max(65_535);

/** An address, or a network such as 10.0.9.0/24. */
const Source = z.string().superRefine((source, context) => {
  if (parseIp(source) !== undefined || parseBlock(source)) return;
  context.addIssue({
    code: 'custom',
    message: text().services.nftables.source(source),
    params: { remedy: text().services.nftables.sourceRule },
  });
});

export const NftablesSettings = z.strictObject({
  /** The operator's own ports, on every host: a table beside ours could not open what ours closes. */
  allow: z
    .array(
      z.strictObject({
        port: oneOrMore(Port),
        protocol: z.enum(['tcp', 'udp']).default('tcp'),
        /** Who may connect; anyone, when left out. */
        from: oneOrMore(Source).optional(),
      }),
    )
    .default([]),
});
export type NftablesSettings = z.infer<typeof NftablesSettings>;
