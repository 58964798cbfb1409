import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type * as z from 'zod';
import { services } from '../services/index.ts';
import { cloudJsonSchema } from './json-schema.ts';
import { readSource } from './source.ts';

type Schema = z.core.JSONSchema.BaseSchema;
const schema = cloudJsonSchema(Object.fromEntries(services.map(({ id, settings }) => [id, settings])));

/** What of a value a schema does not take: the little of JSON Schema that ours is made of. */
function refused(value: unknown, { anyOf, ...one }: Schema, path = ''): string[] {
  if (anyOf) {
    const all = anyOf.map((other) => refused(value, other as Schema, path));
    return all.find((list) => list.length === 0) ?? all[0]!;
  }
  if (Array.isArray(value))
    return one.type === 'array'
      ? value.flatMap((item, index) => refused(item, one.items as Schema, `${path}.${index}`))
      : [`${path}: no list`];
  if (typeof value === 'object' && value !== null)
    return one.type === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => {
          const next = one.properties?.[key] ?? one.additionalProperties;
          return typeof next === 'object' ? refused(inner, next, `${path}.${key}`) : [`${path}.${key}: unknown`];
        })
      : [`${path}: no map`];
  const kind = one.type === 'integer' ? 'number' : one.type;
  const fits =
    (one.type === undefined || kind === typeof value) &&
    (!one.enum || one.enum.includes(value as string)) &&
    (!('const' in one) || one.const === value) &&
    (!one.pattern || new RegExp(one.pattern).test(String(value)));
  return fits ? [] : [`${path}: ${value}`];
}

const read = (text: string) => readSource(text, 'cloud.yaml').value;

it.each(readdirSync('examples'))('takes %s', (name) => {
  expect(refused(read(readFileSync(`examples/${name}`, 'utf8')), schema)).toEqual([]);
});

it('takes one for a list of one, and one duration for all', () => {
  const text = 'objectives: { interruption: 8s }\nhosts: { c1: { roles: controller, rack: r1, ip: {} } }\n';
  expect(refused(read(text), schema)).toEqual([]);
});

it('refuses unknown keys and wrong words, in services as well', () => {
  const text = 'naem: x\nplatform: debian-31\nlab: { post: 15 }\nservices: { galera: { gcash: 1 }, mysql: {} }\n';
  expect(refused(read(text), schema)).toEqual([
    '.naem: unknown',
    '.platform: debian-31',
    '.lab.post: 15',
    '.services.galera.gcash: unknown',
    '.services.mysql: unknown',
  ]);
});
