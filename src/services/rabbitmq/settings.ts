import * as z from 'zod';

export const RabbitmqSettings = z.strictObject({
  /** Memory, in MiB, from which a member takes no more messages until some are read; also the disk that must stay free. */
  memory: z.int().min(256).max(1_048_576).default(1024),
});
export type RabbitmqSettings = z.infer<typeof RabbitmqSettings>;
