import { z } from 'zod';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** 500ms, 8s, 3m, 1h → milliseconds. */
export const Duration = z.string().transform((text, context) => {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  if (match) return Number(match[1]) * units[match[2]!]!;
  context.addIssue({
    code: 'custom',
    message: `"${text}" is not a duration`,
    params: { remedy: 'Write a number with ms, s, m or h, such as 500ms or 8s.' },
  });
  return z.NEVER;
});

/** 99.99% → 99.99. */
export const Percentage = z.string().transform((text, context) => {
  const match = /^(\d{1,2}(?:\.\d+)?)%$/.exec(text);
  if (match) return Number(match[1]);
  context.addIssue({
    code: 'custom',
    message: `"${text}" is not an availability`,
    params: { remedy: 'Write a percentage below 100, such as 99.99%.' },
  });
  return z.NEVER;
});

const labelText = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A name that can be part of a host's name: lower case letters, digits and hyphens, at most 63. */
export function isLabel(name: string): boolean {
  return labelText.test(name);
}

export const labelRule = 'Use lower case letters, digits and hyphens, at most 63, with a letter or digit at both ends.';

export const Label = z.string().superRefine((name, context) => {
  if (!isLabel(name))
    context.addIssue({ code: 'custom', message: `"${name}" cannot be a name`, params: { remedy: labelRule } });
});

/** cloud.example.org */
export const DnsName = z.string().superRefine((name, context) => {
  if (name.length <= 253 && name.split('.').every(isLabel)) return;
  context.addIssue({
    code: 'custom',
    message: `"${name}" is not a DNS name`,
    params: { remedy: 'Write it as cloud.example.org, in lower case.' },
  });
});

/** One or several: `a` means the same as `[a]`. */
export function oneOrMore<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (Array.isArray(value) || value === undefined ? value : [value]), z.array(item).min(1));
}
