import type { ZodType } from 'zod';
import type { Place } from '../util/errors.ts';
import { readAccept } from './accept.ts';
import { readAddresses } from './addresses.ts';
import { checkAddresses } from './check-addresses.ts';
import { checkHosts } from './check-hosts.ts';
import { checkOutlets } from './check-outlets.ts';
import type { Cloud } from './cloud.ts';
import { readHosts } from './hosts.ts';
import { unknownKey } from './issues.ts';
import { readLab } from './lab.ts';
import { readNetworks, resolveNetwork } from './networks.ts';
import { readPdus } from './pdus.ts';
import { openReader, type Reader } from './reader.ts';
import {
  ArchitectureSection,
  AssumptionsSection,
  File,
  ForecastSection,
  ObjectivesSection,
  OutsideSection,
} from './schema.ts';
import { type Path, readSource } from './source.ts';

/** Schema of each service's settings, by service id. Handed in: the file does not know the services. */
export type SettingsSchemas = Readonly<Record<string, ZodType>>;

/** A cloud, and where in its file something of it stands. */
export interface PlacedCloud {
  readonly cloud: Cloud;
  /** The place of a path such as hosts → cmp042 → rack, where the host may be one of a range; the nearest thing above it when it is not said. */
  readonly placeOf: (path: Path) => Place;
}

/**
 * The cloud that a file declares. Pure; `name` is how messages call the file.
 * Throws a QuorateError with everything that is wrong, in the order of the file, codes CLOUD_*.
 */
export function readCloud(text: string, name: string, schemas: SettingsSchemas): Cloud {
  return readPlaced(text, name, schemas).cloud;
}

/** The same, with the places of what is declared. */
export function readPlaced(text: string, name: string, schemas: SettingsSchemas): PlacedCloud {
  const source = readSource(text, name);
  const reader = openReader(source);
  const file = reader.parse(File, source.value, []);
  // A section is looked at even when another one, or the whole, is wrong.
  const sections = mapOf(source.value);
  const networkSection = mapOf(sections.networks);
  const networks = readNetworks(reader, networkSection);
  const addressSection = mapOf(sections.addresses);
  const addresses = readAddresses(reader, addressSection);
  const pduSection = mapOf(sections.pdus);
  const pdus = readPdus(reader, pduSection);
  const hostSection = mapOf(sections.hosts);
  const hosts = readHosts(reader, hostSection, sections['host-defaults']);
  const objectives = reader.parse(ObjectivesSection, sections.objectives ?? {}, ['objectives']);
  const architecture = reader.parse(ArchitectureSection, sections.architecture ?? {}, ['architecture']);
  const assumptions = reader.parse(AssumptionsSection, sections.assumptions ?? {}, ['assumptions']);
  const outside = reader.parse(OutsideSection, sections.outside ?? {}, ['outside']);
  const forecast = reader.parse(ForecastSection, sections.forecast ?? {}, ['forecast']);
  const services = mapOf(sections.services);
  checkServices(reader, services, schemas);
  const accept = readAccept(reader, sections.accept);
  const lab = readLab(
    reader,
    sections.lab,
    hosts.map(({ host }) => host.name),
  );
  const taken = checkAddresses(reader, networks, Object.keys(networkSection), hosts, addresses, pdus);
  checkOutlets(reader, Object.keys(pduSection), hosts);
  const whole = new Set(hosts.map(({ path }) => path[1])).size === Object.keys(hostSection).length;
  if (whole && sections.hosts !== undefined) checkHosts(reader, Object.keys(networkSection)[0], hosts, addresses);
  reader.finish();
  const { availability, interruption, 'data-loss': dataLoss } = objectives!;
  const cloud: Cloud = {
    name: file!.name,
    source: name,
    platform: file!.platform,
    objectives: {
      ...(availability === undefined ? {} : { availability }),
      interruption: interruption as Cloud['objectives']['interruption'],
      dataLoss,
    },
    networks: networks.map((network) => resolveNetwork(network, taken)),
    addresses,
    pdus,
    hosts: hosts.map(({ host }) => host),
    architecture: architecture!,
    tls: file!.tls,
    services,
    ...(sections.assumptions === undefined ? {} : { assumptions: assumptions as NonNullable<Cloud['assumptions']> }),
    outside: outside as Cloud['outside'],
    ...(sections.forecast === undefined ? {} : { forecast: forecast! }),
    accept,
    lab: lab!,
    rehearsal: false,
  };
  const entries = new Map(hosts.map(({ host, path }) => [host.name, path]));
  return {
    cloud,
    placeOf: ([section, ...rest]) => {
      // Defaults stand nowhere.
      if (!Object.hasOwn(sections, section!)) return { name };
      const entry = section === 'hosts' ? entries.get(String(rest[0])) : undefined;
      const path = entry ? [...entry, ...rest.slice(1)] : [section!, ...rest];
      return source.spot(path, 'key').where;
    },
  };
}

function checkServices(reader: Reader, services: Readonly<Record<string, unknown>>, schemas: SettingsSchemas): void {
  for (const [id, settings] of Object.entries(services)) {
    const schema = Object.hasOwn(schemas, id) ? schemas[id] : undefined;
    if (schema) reader.parse(schema, settings, ['services', id]);
    else {
      const { at, part, ...finding } = unknownKey(id, ['services'], Object.keys(schemas));
      reader.report(at, finding, part);
    }
  }
}

/** The value as a map; empty when it is none, which its schema has reported. */
function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
