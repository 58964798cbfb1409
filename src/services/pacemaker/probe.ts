import { readXml } from '../../formats/xml.ts';
import type { Facts } from '../condition.ts';
import type { Probe } from '../service.ts';
import { fencingFact } from './fencing.ts';

/** Two fifths of what it would tell: operations and their failures are the most of the rest, and every member tells it. */
const asked = 'none,dc,nodes,resources,fencing';

/**
 * Facts: `dc`, `online` names, `resource:ID` → host or stopped|failed, `fence:ID` likewise, `fencing` → JSON list of past actions
 * {target, action, by, status, completed}. One crm_mon (0.03 s) answers all of it.
 */
export const pacemakerProbe: Probe = {
  script: () => ({ script: `crm_mon -1 --include=${asked} --fence-history=2 --output-as=xml 2>/dev/null` }),
  parse,
};

interface CrmMon {
  'pacemaker-result'?: {
    summary?: { current_dc?: { '@present'?: string; '@name'?: string } };
    nodes?: { node?: { '@name': string; '@online': string }[] };
    resources?: { resource?: CrmResource[]; clone?: { resource?: CrmResource[] }[] };
    fence_history?: { fence_event?: Record<string, string>[] };
  };
}

interface CrmResource {
  '@id': string;
  '@role': string;
  '@failed': string;
  '@resource_agent': string;
  node?: { '@name': string }[];
}

function parse(output: string): Facts {
  const result = (readXml(output, ['node', 'resource', 'clone', 'fence_event']) as CrmMon)['pacemaker-result'];
  const dc = result?.summary?.current_dc;
  if (!result || dc?.['@present'] !== 'true') return {};
  return {
    dc: dc['@name'],
    online: (result.nodes?.node ?? [])
      .filter((node) => node['@online'] === 'true')
      .map((node) => node['@name'])
      .join(' '),
    ...Object.fromEntries((result.resources?.resource ?? []).map((one) => [keyOf(one), stateOf(one)])),
    ...Object.fromEntries(failedClones(result.resources?.clone ?? []).map((one) => [keyOf(one), 'failed'])),
    fencing: fencingFact(result.fence_history?.fence_event ?? []),
  };
}

/** One that is stopped is on a host that is away. */
function failedClones(clones: readonly { readonly resource?: CrmResource[] }[]): CrmResource[] {
  return clones.flatMap(({ resource = [] }) => resource).filter((one) => one['@failed'] === 'true');
}

function keyOf(resource: CrmResource): string {
  return resource['@resource_agent'].startsWith('stonith:')
    ? `fence:${resource['@id']}`
    : `resource:${resource['@id']}`;
}

function stateOf(resource: CrmResource): string {
  if (resource['@failed'] === 'true') return 'failed';
  return resource['@role'] === 'Started' ? (resource.node?.[0]?.['@name'] ?? 'stopped') : 'stopped';
}
