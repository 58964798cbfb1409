import type { core, ZodError } from 'zod';
import { nearest } from '../util/nearest.ts';
import { isKeyForLater, isValueForLater } from './not-yet.ts';
import type { Finding } from './reader.ts';
import type { Path } from './source.ts';

type Issue = ZodError['issues'][number];
type Placed = Finding & { readonly at: Path; readonly part?: 'key' | 'value' };

/** Handed to zod as its error map: an unknown key's message becomes the keys known there, which the issue itself does not tell. */
export function knownKeys({ code, inst }: core.$ZodRawIssue): string | undefined {
  if (code !== 'unrecognized_keys') return undefined;
  const shape = (inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def?.shape;
  return Object.keys(shape ?? {}).join(' ');
}

/** What a schema refused (parsed with knownKeys and reportInput), in the words of the file. `path` is where the parsed value stands. */
export function issueProblems(issue: Issue, path: Path): Placed[] {
  const at: Path = [...path, ...(issue.path as Path)];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, at, issue.message.split(' ')));
  if (issue.code === 'custom') {
    const remedy = issue.params?.remedy as string | undefined;
    return [{ code: 'CLOUD_INVALID_VALUE', what: issue.message, at, ...(remedy ? { remedy } : {}) }];
  }
  if (issue.input === undefined) return [missing(at)];
  if (issue.code === 'invalid_value') return [wrongValue(at, issue.input, issue.values.map(String))];
  if (issue.code === 'invalid_type')
    return [
      {
        code: 'CLOUD_INVALID_VALUE',
        what: `${placeName(at)} must be ${kinds[issue.expected] ?? issue.expected}, not ${kindOf(issue.input)}`,
        at,
      },
    ];
  return [
    {
      code: 'CLOUD_INVALID_VALUE',
      what: `${placeName(at)}: ${issue.message.replace(/^(.)/, (first) => first.toLowerCase())}`,
      at,
    },
  ];
}

/** A key that its section does not have: for later, or the wrong word. */
export function unknownKey(key: string, section: Path, known: readonly string[]): Placed {
  const at = [...section, key];
  if (isKeyForLater(String(section[0] ?? ''), key))
    return {
      code: 'CLOUD_NOT_AVAILABLE_YET',
      what: `${placeName(at)} is not available yet`,
      at,
      part: 'key',
      remedy: 'Remove it.',
    };
  return {
    code: 'CLOUD_UNKNOWN_KEY',
    what: `"${key}" is not a key of ${placeName(section)}`,
    at,
    part: 'key',
    ...wayOut(key, known),
  };
}

/** Did you mean the nearest? Else all that there are. */
export function wayOut(word: string, known: readonly string[]): { remedy: string } {
  const meant = nearest(word, known);
  if (meant) return { remedy: `Did you mean "${meant}"?` };
  return { remedy: known.length > 0 ? `Choose from: ${known.join(', ')}.` : 'Nothing may stand here.' };
}

/** hosts.ctl1.ip */
function placeName(path: Path): string {
  return path.length > 0 ? path.join('.') : 'the file';
}

function missing(at: Path): Placed {
  const section = at.slice(0, -1);
  return {
    code: 'CLOUD_MISSING_KEY',
    what: `${placeName(section)} lacks "${at.at(-1)}"`,
    at: section,
    part: 'key',
  };
}

function wrongValue(at: Path, input: unknown, allowed: readonly string[]): Placed {
  const key = String(at.findLast((step) => typeof step === 'string') ?? '');
  if (isValueForLater(key, input)) {
    return {
      code: 'CLOUD_NOT_AVAILABLE_YET',
      what: `${placeName(at)}: ${input} is not available yet`,
      at,
      remedy: `This version has: ${allowed.join(', ')}.`,
    };
  }
  return {
    code: 'CLOUD_INVALID_VALUE',
    what: `${placeName(at)} cannot be ${JSON.stringify(input)}`,
    at,
    ...wayOut(String(input), allowed),
  };
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys',
  record: 'a map of keys',
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return kinds.array!;
  return typeof value === 'string' ? JSON.stringify(value) : typeof value === 'object' ? kinds.object! : String(value);
}
