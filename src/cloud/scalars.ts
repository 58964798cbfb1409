import * as z from 'zod';
import { text } from '../locale/text.ts';
import { shortened } from '../util/visible.ts';
import { foreignSigns } from './look-alike.ts';
import type { Finding } from './reader.ts';

// A file is read once: code made for each schema would cost more than it saves (10 ms of 40; a file of 1,000 hosts takes as long).
z.config({ jitless: true });

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const durationText = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;
const bytesText = /^(\d+(?:\.\d+)?)(MB|GB|TB)$/;
const percentageText = /^(\d{1,2}(?:\.\d+)?)%$/;
const dayText = /^(\d{4}-\d\d-\d\d|never)$/;
const labelText = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** 500ms, 8s, 3m, 1h → milliseconds. */
export const Duration = z
  .string({ error: () => text().cloud.scalar.durationRule })
  .meta({ pattern: durationText.source })
  .transform((written, context) => {
    const match = durationText.exec(written);
    if (match) return Number(match[1]) * units[match[2]!]!;
    const words = text().cloud.scalar;
    context.addIssue({
      code: 'custom',
      message: words.duration(written),
      params: { remedy: words.durationRule },
    });
    return z.NEVER;
  });

const multiples: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9, TB: 1e12 };

/** 512MB, 12GB, 1.5TB → bytes. */
export const Bytes = z
  .string({ error: () => text().cloud.scalar.bytesRule })
  .meta({ pattern: bytesText.source })
  .transform((written, context) => {
    const match = bytesText.exec(written);
    if (match) return Number(match[1]) * multiples[match[2]!]!;
    const words = text().cloud.scalar;
    context.addIssue({ code: 'custom', message: words.bytes(written), params: { remedy: words.bytesRule } });
    return z.NEVER;
  });

/** 99.99% → 99.99. */
export const Percentage = z
  .string({ error: () => text().cloud.scalar.percentageRule })
  .meta({ pattern: percentageText.source })
  .transform((written, context) => {
    const match = percentageText.exec(written);
    if (match) return Number(match[1]);
    const words = text().cloud.scalar;
    context.addIssue({
      code: 'custom',
      message: words.percentage(written),
      params: { remedy: words.percentageRule },
    });
    return z.NEVER;
  });

/** 2027-03-01, or never. */
export const LastDay = z
  .string({ error: () => text().cloud.scalar.dayRule })
  .meta({ pattern: dayText.source })
  .superRefine((written, context) => {
    if (written === 'never') return;
    // What has no 30th of February turns it into a day of March.
    const day = dayText.test(written) ? new Date(`${written}T00:00:00Z`) : new Date(Number.NaN);
    if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(written)) return;
    const words = text().cloud.scalar;
    context.addIssue({ code: 'custom', message: words.day(written), params: { remedy: words.dayRule } });
  });

/** A name that can be part of a host's name: lower case letters, digits and hyphens, at most 63. */
export function isLabel(name: string): boolean {
  return labelText.test(name);
}

export const Label = z
  .string()
  .meta({ pattern: labelText.source })
  .superRefine((name, context) => {
    if (isLabel(name)) return;
    const { what, why, remedy } = badLabel(name, text().cloud.scalar.label);
    context.addIssue({ code: 'custom', message: what, params: { remedy, why } });
  });

/** cloud.example.org */
export const DnsName = z.string().superRefine((name, context) => {
  if (name.length <= 253 && name.split('.').every(isLabel)) return;
  const words = text().cloud.scalar;
  context.addIssue({ code: 'custom', message: words.dns(name), params: { remedy: words.dnsRule } });
});

/** One or several: `a` means the same as `[a]`. */
export function oneOrMore<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (Array.isArray(value) || value === undefined ? value : [value]), z.array(item).min(1));
}

/** What is wrong with a name that is no label: the rule, and signs that only look as if they followed it. */
export function badLabel(name: string, say: (name: string) => string): Finding {
  const signs = foreignSigns(name);
  const why = signs ? { why: text().cloud.value.foreign(signs) } : {};
  return { code: 'CLOUD_INVALID_VALUE', what: say(shortened(name)), ...why, remedy: text().cloud.scalar.labelRule };
}

/** What is wrong with an address that is none. */
export function badIp(ip: string): Finding {
  const words = text().cloud.scalar;
  return { code: 'CLOUD_INVALID_VALUE', what: words.ip(ip), remedy: words.ipRule };
}
