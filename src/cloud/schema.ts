import * as z from 'zod';
import { text } from '../locale/text.ts';
import { type FindingCode, findingCodes } from '../util/finding-codes/index.ts';
import {
  type AssumptionName,
  assumptionNames,
  type FailureName,
  failureNames,
  faultClasses,
  fenceAgents,
  type MishapName,
  mishapNames,
  type OutsideKind,
  outsideKinds,
  pduAgents,
  platformIds,
  roles,
} from './cloud.ts';
import { Bytes, DnsName, Duration, Label, LastDay, oneOrMore, Percentage } from './scalars.ts';

/** The file's shape, section by section. What is said here is what one section can know by itself; the rest is in the checks. */
export const File = z.strictObject({
  quorate: z.literal(1),
  name: Label,
  platform: z.enum(platformIds),
  objectives: z.unknown().optional(),
  networks: z
    .record(z.string(), z.unknown())
    .refine((networks) => Object.keys(networks).length > 0, { error: () => text().cloud.network.none }),
  addresses: z.record(z.string(), z.unknown()).optional(),
  pdus: z.record(z.string(), z.unknown()).optional(),
  'host-defaults': z.unknown().optional(),
  hosts: z.record(z.string(), z.unknown()),
  architecture: z.unknown().optional(),
  tls: z.enum(['internal', 'off']).default('internal'),
  services: z.record(z.string(), z.unknown()).optional(),
  assumptions: z.unknown().optional(),
  outside: z.unknown().optional(),
  forecast: z.unknown().optional(),
  accept: z.unknown().optional(),
  lab: z.unknown().optional(),
});

export const ObjectivesSection = z.strictObject({
  availability: Percentage.optional(),
  'data-loss': z.enum(['none', 'tolerated']).default('none'),
  // One duration means all classes of fault.
  interruption: z.preprocess(
    (value) => (typeof value === 'string' ? Object.fromEntries(faultClasses.map((name) => [name, value])) : value),
    z
      .strictObject({ host: Duration, process: Duration, network: Duration, 'total-outage': Duration } satisfies Record<
        (typeof faultClasses)[number],
        z.ZodType
      >)
      .partial()
      .default({}),
  ),
});

/** One duration means all three. */
const Assumed = z.preprocess(
  (value) => (typeof value === 'string' ? { best: value, expected: value, worst: value } : value),
  z
    .strictObject({ best: Duration, expected: Duration, worst: Duration })
    .refine(({ best, expected, worst }) => best <= expected && expected <= worst, {
      error: () => text().cloud.value.assumedOrder,
    }),
);
export const AssumptionsSection = z
  .strictObject(
    Object.fromEntries(assumptionNames.map((name) => [name, Assumed])) as Record<AssumptionName, typeof Assumed>,
  )
  .partial();

/** One name means a list of one. */
const Names = oneOrMore(z.string().min(1));
export const OutsideSection = z
  .strictObject(Object.fromEntries(outsideKinds.map((kind) => [kind, Names])) as Record<OutsideKind, typeof Names>)
  .partial();

/** Times a year of one host, one domain, one daemon, or of the whole cloud. */
const PerYear = z.number().min(0).max(1000);
const Failing = z.strictObject({ 'per-year': PerYear, repair: Duration }).partial();
const Mishap = z.strictObject({ 'per-year': PerYear });
export const ForecastSection = z
  .strictObject({
    ...(Object.fromEntries(failureNames.map((name) => [name, Failing])) as Record<FailureName, typeof Failing>),
    ...(Object.fromEntries(mishapNames.map((name) => [name, Mishap])) as Record<MishapName, typeof Mishap>),
    'failover-fails': Percentage,
    operator: Duration,
  })
  .partial();

export const NetworkSection = z.strictObject({ cidr: z.string(), gateway: z.string().optional() });

export const PduSection = z.strictObject({
  agent: z.enum(pduAgents),
  ip: z.string(),
  user: z.string().min(1).default('admin'),
});

export const AddressSection = z.strictObject({ network: z.string(), ip: z.string(), name: DnsName.optional() });

/** Each agent once: a level is named by it. */
const Fence = z
  .array(z.strictObject({ agent: z.enum(fenceAgents), user: z.string().min(1).optional() }))
  .superRefine((levels, context) => {
    const words = text().cloud.host;
    levels.forEach(({ agent, user }, index) => {
      if (levels.findIndex((level) => level.agent === agent) < index)
        context.addIssue({ code: 'custom', path: [index, 'agent'], message: words.levelTwice(agent) });
      if (agent === 'pdu' && user !== undefined) {
        const params = { remedy: words.pduUserWay };
        context.addIssue({ code: 'custom', path: [index, 'user'], message: words.pduUser, params });
      }
    });
  });
const Ssh = z.strictObject({ user: z.string().min(1), port: z.int().min(1).max(65_535) }).partial();
const Size = z.strictObject({ cores: z.int().min(1), memory: Bytes, disk: Bytes, nics: z.int().min(1) }).partial();
const Domain = oneOrMore(z.string().min(1));

/** Kinds of failure domains with a key of their own; any other kind goes under `domains`. */
export const domainKinds = ['rack', 'power', 'switch', 'cooling', 'site'] as const;

/** What a host may say, and what `host-defaults` may say for all. */
export const HostDefaultsSection = z
  .strictObject({
    roles: oneOrMore(z.enum(roles)),
    fence: Fence,
    ssh: Ssh,
    size: Size,
    rack: Domain,
    power: Domain,
    switch: Domain,
    cooling: Domain,
    site: Domain,
    domains: z.record(z.string(), Domain),
  })
  .partial();
export type HostDefaultsSection = z.infer<typeof HostDefaultsSection>;

export const HostSection = HostDefaultsSection.extend({
  ip: z.record(z.string(), z.string()),
  bmc: z.string().optional(),
  outlets: oneOrMore(z.string()).optional(),
});
export type HostSection = z.infer<typeof HostSection>;

export const ArchitectureSection = z.strictObject({
  addresses: z.enum(['pacemaker', 'keepalived']).default('pacemaker'),
  database: z.enum(['galera']).default('galera'),
  messaging: z.enum(['rabbitmq-cluster']).default('rabbitmq-cluster'),
  apis: z.enum(['active-active']).default('active-active'),
  firewall: z.enum(['none', 'nftables']).default('none'),
});

export const AcceptSection = z.array(z.unknown());

/** One finding that is lived with. An acceptance says how long: one without an end is written as such. */
export const AcceptEntry = z.strictObject({
  code: z.enum(Object.keys(findingCodes) as [FindingCode]),
  at: z.string().min(1).optional(),
  because: z.string().trim().min(1),
  until: LastDay,
});

export const LabSection = z.strictObject({
  hosts: oneOrMore(z.string()).optional(),
  'bmc-latency': Duration.default(1000),
  'pdu-latency': Duration.default(200),
  post: Duration.default(15_000),
});
