import type { Arrangement } from '../compose/compose.ts';
import { design as designCodes } from '../util/finding-codes/design.ts';
import { timing as timingCodes } from '../util/finding-codes/timing.ts';
import { type ToldFinding, withAcceptances } from './accept.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { Design, Rule } from './rule.ts';
import { addressFindings } from './rules/addresses.ts';
import { computeHeadroom, shortAbsences, shortSupplies, smallHosts } from './rules/capacity.ts';
import { undeclaredDomains } from './rules/domains.ts';
import { dataLossTolerated, undeclaredBackup } from './rules/durability.ts';
import { fencingFindings, unprovenAddresses } from './rules/fencing.ts';
import { aloneOutside, fewTimeSources } from './rules/outside.ts';
import { evenMembers, idleArbiters, oneLink } from './rules/quorum.ts';
import { openPorts, plainTraffic } from './rules/security.ts';
import { singlePoints, twoPoints } from './rules/single-points.ts';
import { type Survival, survivalOf } from './survival.ts';
import { timingFindings } from './timing.ts';

/** Every question to a design, in the order in which findings are told. */
const rules: readonly Rule[] = [
  singlePoints,
  twoPoints,
  addressFindings,
  evenMembers,
  idleArbiters,
  oneLink,
  fencingFindings,
  unprovenAddresses,
  undeclaredDomains,
  shortSupplies,
  shortAbsences,
  smallHosts,
  computeHeadroom,
  aloneOutside,
  fewTimeSources,
  plainTraffic,
  openPorts,
  dataLossTolerated,
  undeclaredBackup,
  timingFindings,
];

/** What is wrong with a design, and what it bears. */
export interface Checked {
  readonly findings: readonly ToldFinding[];
  readonly survival: Survival;
}

/** Judges a declared cloud, before anything is built. `today`, such as 2027-03-01, decides which acceptances still hold. Pure. */
export function check(design: Design, today: string): Checked {
  const found = rules.flatMap((rule) => rule(design));
  const looked = (code: string) => Object.hasOwn(designCodes, code) || Object.hasOwn(timingCodes, code);
  return {
    findings: withAcceptances(found, design.cloud.accept, today, looked),
    survival: survivalOf(design),
  };
}

/** An arrangement with what each of its capabilities needs. */
export function designOf(arrangement: Arrangement): Design {
  return { ...arrangement, ...capabilitiesOf(arrangement) };
}
