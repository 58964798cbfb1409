import * as z from 'zod';

export const CorosyncSettings = z.strictObject({
  /** Networks of its links, in order of preference; by default the service network and, when declared, `ring`. */
  links: z.array(z.string()).min(1).max(8).optional(),
});
export type CorosyncSettings = z.infer<typeof CorosyncSettings>;
