import * as z from 'zod';
import type { SettingsSchemas } from './read.ts';
import {
  AcceptEntry,
  AddressSection,
  ArchitectureSection,
  AssumptionsSection,
  File,
  ForecastSection,
  HostDefaultsSection,
  HostSection,
  LabSection,
  NetworkSection,
  ObjectivesSection,
  OutsideSection,
  PduSection,
} from './schema.ts';

/**
 * The file's shape as JSON Schema, for editors: what they can know without resolving anything. `settings` are the schemas of the
 * services' settings.
 */
export function cloudJsonSchema(settings: SettingsSchemas): z.core.JSONSchema.BaseSchema {
  const whole = File.extend({
    objectives: ObjectivesSection.optional(),
    networks: z.record(z.string(), NetworkSection),
    addresses: z.record(z.string(), AddressSection).optional(),
    pdus: z.record(z.string(), PduSection).optional(),
    'host-defaults': HostDefaultsSection.optional(),
    hosts: z.record(z.string(), HostSection),
    architecture: ArchitectureSection.optional(),
    services: z.strictObject(settings).partial().optional(),
    assumptions: AssumptionsSection.optional(),
    outside: OutsideSection.optional(),
    forecast: ForecastSection.optional(),
    accept: z.array(AcceptEntry).optional(),
    lab: LabSection.optional(),
  });
  return z.toJSONSchema(whole, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    reused: 'inline',
    override: shorthand,
  });
}

/** What a schema takes besides, because it is brought into form first: one for a list of one, one duration for all of a map. */
function shorthand({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  // A default is what the schema makes of a text, not the text.
  delete jsonSchema.default;
  const { def } = zodSchema._zod;
  if (def.type !== 'pipe' || def.in._zod.def.type !== 'transform') return;
  const { $schema: _, ...full } = jsonSchema;
  const one = full.type === 'array' ? full.items : Object.values(full.properties ?? {})[0];
  for (const key of Object.keys(full)) delete jsonSchema[key];
  jsonSchema.anyOf = [full, ...(typeof one === 'object' && !Array.isArray(one) ? [one] : [])];
}
