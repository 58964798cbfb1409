import type * as z from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { language, text } from '../locale/text.ts';
import { nearest } from '../util/nearest.ts';
import { shortened } from '../util/visible.ts';
import { foreignSigns } from './look-alike.ts';
import { isKeyForLater, isValueForLater } from './not-yet.ts';
import type { Finding } from './reader.ts';
import type { Path } from './source.ts';

type Issue = z.ZodError['issues'][number];
type Placed = Finding & { readonly at: Path; readonly part?: 'key' | 'value' };

/**
 * Handed to zod as its error map. An unknown key's message becomes the keys known there, which the issue itself does not tell; a wrong
 * kind's message is empty, unless its schema says how to write it.
 */
export function issueMessage(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') {
    const shape = (issue.inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def?.shape;
    return Object.keys(shape ?? {}).join(' ');
  }
  if (issue.code === 'invalid_type') return '';
  const message = language() === 'zh' ? zhCN().localeError(issue) : undefined;
  return typeof message === 'string' ? message : message?.message;
}

/** What a schema refused (parsed with issueMessage and reportInput), in the words of the file. `path` is where the parsed value stands. */
export function issueProblems(issue: Issue, path: Path): Placed[] {
  const words = text().cloud.value;
  const at: Path = [...path, ...(issue.path as Path)];
  const invalid = (what: string): Placed => ({ code: 'CLOUD_INVALID_VALUE', what, at });
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, at, issue.message.split(' ')));
  if (issue.code === 'custom') {
    const { remedy, why } = (issue.params ?? {}) as { remedy?: string; why?: string };
    return [{ ...invalid(issue.message), ...(why ? { why } : {}), ...(remedy ? { remedy } : {}) }];
  }
  if (issue.input === undefined) return [missing(at)];
  if (issue.code === 'invalid_value') return [wrongValue(at, issue.input, issue.values.map(String))];
  if (issue.code === 'invalid_type') {
    const remedy = issue.message || kindRemedy(issue.expected, issue.input);
    const kind = words.kinds[issue.expected] ?? issue.expected;
    return [{ ...invalid(words.mustBe(placeName(at), kind, kindOf(issue.input))), ...(remedy ? { remedy } : {}) }];
  }
  return [invalid(limit(issue, placeName(at)) ?? words.other(placeName(at), issue.message))];
}

/** What is too small or too big; undefined for other issues. */
function limit(issue: Issue, place: string): string | undefined {
  const words = text().cloud.value;
  if (issue.code === 'too_small') {
    const least = Number(issue.minimum);
    if (issue.origin === 'string') return words.blank(place);
    return issue.origin === 'array' ? words.entriesLeast(place, least) : words.atLeast(place, least);
  }
  if (issue.code !== 'too_big' || issue.origin === 'string') return undefined;
  const most = Number(issue.maximum);
  return issue.origin === 'array' ? words.entriesMost(place, most) : words.atMost(place, most);
}

/** How to write what was meant, where YAML reads another kind of value. */
function kindRemedy(expected: string, input: unknown): string | undefined {
  const words = text().cloud.value;
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
    return words.quoteIt(String(input));
  if (expected !== 'boolean' || typeof input !== 'string') return undefined;
  if (/^(yes|on|y)$/i.test(input)) return words.yesNo(true);
  return /^(no|off|n)$/i.test(input) ? words.yesNo(false) : undefined;
}

/** A key that its section does not have: for later, or the wrong word. */
export function unknownKey(key: string, section: Path, known: readonly string[]): Placed {
  const words = text().cloud.value;
  const at = [...section, key];
  if (isKeyForLater(String(section[0] ?? ''), key))
    return {
      code: 'CLOUD_NOT_AVAILABLE_YET',
      what: words.notYet(placeName(at)),
      at,
      part: 'key',
      remedy: words.remove,
    };
  const signs = foreignSigns(key);
  return {
    code: 'CLOUD_UNKNOWN_KEY',
    what: words.unknownKey(shortened(key), placeName(section)),
    at,
    part: 'key',
    ...(signs ? { why: words.foreign(signs) } : {}),
    ...wayOut(key, known),
  };
}

/** Did you mean the nearest? Else all that there are. */
export function wayOut(word: string, known: readonly string[]): { remedy: string } {
  const words = text().cloud.value;
  const meant = nearest(word, known);
  if (meant) return { remedy: words.meant(meant) };
  return { remedy: known.length > 0 ? words.choose(known.join(', ')) : words.nothing };
}

/** hosts.ctl1.ip */
function placeName(path: Path): string {
  return path.length > 0 ? path.join('.') : text().cloud.value.theFile;
}

function missing(at: Path): Placed {
  const section = at.slice(0, -1);
  return {
    code: 'CLOUD_MISSING_KEY',
    what: text().cloud.value.lacks(placeName(section), String(at.at(-1))),
    at: section,
    part: 'key',
  };
}

function wrongValue(at: Path, input: unknown, allowed: readonly string[]): Placed {
  const words = text().cloud.value;
  const key = String(at.findLast((step) => typeof step === 'string') ?? '');
  if (isValueForLater(key, input)) {
    return {
      code: 'CLOUD_NOT_AVAILABLE_YET',
      what: words.valueNotYet(placeName(at), String(input)),
      at,
      remedy: words.has(allowed.join(', ')),
    };
  }
  return {
    code: 'CLOUD_INVALID_VALUE',
    what: words.cannotBe(placeName(at), shortened(JSON.stringify(input))),
    at,
    ...wayOut(String(input), allowed),
  };
}

function kindOf(value: unknown): string {
  const { kinds } = text().cloud.value;
  if (Array.isArray(value)) return kinds.array!;
  return typeof value === 'string'
    ? shortened(JSON.stringify(value))
    : typeof value === 'object'
      ? kinds.object!
      : String(value);
}
