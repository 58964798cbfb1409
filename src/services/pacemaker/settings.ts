import * as z from 'zod';

export const PacemakerSettings = z.strictObject({});
