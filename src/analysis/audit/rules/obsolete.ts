import type { Catalogue } from '../../../locale/text.ts';
import { text } from '../../../locale/text.ts';
import type { Place } from '../../../util/errors.ts';
import type { Finding } from '../../finding.ts';
import type { Deployment } from '../deployment.ts';
import type { Setting } from '../facts/setting.ts';
import { found, type Rule } from './rule.ts';

type System = keyof Catalogue['audit']['obsolete'];

/** What is still used although its project gave it up? */
export const obsolete: Rule = (deployment) => {
  const told = new Set<string>();
  return [
    ...inFiles(deployment),
    ...inPrograms(deployment),
    ...inClusters(deployment),
    ...inBalancers(deployment),
    ...inBrokers(deployment),
  ].flatMap(({ system, where }): Finding[] => {
    const key = `${system} ${where.name}`;
    if (told.has(key)) return [];
    told.add(key);
    return [found('warning', 'SYSTEM_OBSOLETE', text().audit.obsolete[system], where)];
  });
};

interface Sign {
  readonly system: System;
  readonly where: Place;
}

/** Files that only they have. */
const files: readonly (readonly [RegExp, System])[] = [
  [/(^|\/)(ha\.cf|haresources)$/, 'heartbeat'],
  [/(^|\/)openais\.conf$/, 'openais'],
  [/(^|\/)(gmond|gmetad)\.conf$/, 'ganglia'],
  [/(^|\/)mongod[b]?\.conf$/, 'mongodb'],
  [/(^|\/)(VRTS|llttab$|gabtab$)/, 'veritas'],
  [/monasca/, 'monasca'],
  [/(^|\/)glance-registry\.conf$/, 'glanceRegistry'],
  [/(^|\/)(lbaas_agent|neutron_lbaas)[\w.]*\.(ini|conf)$/, 'lbaas'],
  [/(^|\/)(fwaas_driver|neutron_fwaas)\.(ini|conf)$/, 'fwaas'],
  [/linuxbridge_agent\.ini$/, 'linuxbridge'],
];

function inFiles({ files: own, others, rings }: Deployment): Sign[] {
  const byName = [...own.map(({ name }) => name), ...others].flatMap((name) =>
    files.flatMap(([pattern, system]) => (pattern.test(name) ? [{ system, where: { name } }] : [])),
  );
  const plugins = rings.flatMap(({ plugin, isOpenais, where }): Sign[] => [
    ...(plugin ? [{ system: 'plugin' as const, where: plugin }] : []),
    ...(isOpenais ? [{ system: 'openais' as const, where }] : []),
  ]);
  return [...byName, ...plugins];
}

/** Options that only they have, by project where the name is not enough, with what their value says. */
const options: readonly { readonly name: RegExp; readonly value?: RegExp; readonly system: System }[] = [
  { name: /^DEFAULT\.registry_host$/, system: 'glanceRegistry' },
  { name: /^DEFAULT\.enabled_apis$/, value: /\bec2\b/, system: 'ec2' },
  { name: /^DEFAULT\.service_plugins$/, value: /lbaas|LoadBalancerPlugin/, system: 'lbaas' },
  { name: /^DEFAULT\.service_plugins$/, value: /firewall|fwaas/i, system: 'fwaas' },
  { name: /^ml2\.mechanism_drivers$/, value: /linuxbridge/, system: 'linuxbridge' },
  { name: /^DEFAULT\.interface_driver$/, value: /linuxbridge|BridgeInterfaceDriver/i, system: 'linuxbridge' },
  { name: /^(database|DEFAULT)\.(\w*connection)$/, value: /^mongodb:/, system: 'mongodb' },
  { name: /^collector\./, system: 'ceilometerCollector' },
  { name: /^token\.provider$/, value: /\b(uuid|pki|pkiz)\b/i, system: 'uuidTokens' },
  { name: /^DEFAULT\.core_plugin$/, value: /OVSNeutronPluginV2|LinuxBridgePluginV2/, system: 'monolithicPlugin' },
];

function inPrograms({ programs }: Deployment): Sign[] {
  return programs.flatMap((program) =>
    [...program.options].flatMap(([name, { value, where }]) =>
      options.flatMap((one) =>
        one.name.test(name) && (one.value?.test(value) ?? true) ? [{ system: one.system, where }] : [],
      ),
    ),
  );
}

/** Resource agents and units. */
const agents: readonly (readonly [RegExp, System])[] = [
  [/glance-registry/, 'glanceRegistry'],
  [/nova-cert/, 'novaCert'],
  [/ceilometer-api/, 'ceilometerApi'],
  [/ceilometer-collector/, 'ceilometerCollector'],
  [/linuxbridge/, 'linuxbridge'],
  [/mongo/, 'mongodb'],
  [/lbaas/, 'lbaas'],
];

function inClusters({ clusters }: Deployment): Sign[] {
  return clusters.flatMap(({ resources }) =>
    resources.flatMap(({ agent, where }) =>
      agents.flatMap(([pattern, system]) => (pattern.test(agent) ? [{ system, where }] : [])),
    ),
  );
}

const listeners: Readonly<Record<string, System>> = {
  'glance-registry': 'glanceRegistry',
  'nova-ec2': 'ec2',
  'heat-cloudwatch': 'heatCloudwatch',
  mongodb: 'mongodb',
  ceilometer: 'ceilometerApi',
};

function inBalancers({ balancers }: Deployment): Sign[] {
  return balancers.flatMap(({ pools }) =>
    pools.flatMap(({ service, where }) =>
      service && listeners[service.id] ? [{ system: listeners[service.id]!, where }] : [],
    ),
  );
}

function inBrokers({ brokers }: Deployment): Sign[] {
  const isRam = ([name, setting]: readonly [string, Setting]) =>
    (name === 'cluster_nodes' && setting.value.endsWith(' ram')) ||
    (name === 'cluster_formation.node_type' && setting.value === 'ram');
  return brokers.flatMap(({ settings }) =>
    [...settings].filter((one) => isRam(one)).map(([, { where }]) => ({ system: 'ramNodes' as const, where })),
  );
}
