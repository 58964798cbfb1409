import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import type { Deployment } from '../deployment.ts';
import { discreet } from '../discreet.ts';
import { groupBy, type Setting, type Settings } from '../facts/setting.ts';
import { replacements } from './deprecated.ts';
import { found, type Rule } from './rule.ts';

/** Do all members of a group have the same settings? */
export const differences: Rule = (deployment) => [
  ...groupsOf(deployment).flatMap((group) => differing(group)),
  ...releases(deployment),
];

/** Settings of one group's members, by host, of which those that `counts` must agree. */
interface Group {
  readonly members: readonly { readonly host: string; readonly settings: Settings }[];
  readonly counts: (name: string) => boolean;
}

function groupsOf({ rings, databases, brokers, programs, vrrp }: Deployment): Group[] {
  const files = groupBy(programs, ({ file, host }) =>
    host && file.startsWith(`${host}/`) ? file.slice(host.length + 1) : file,
  );
  return [
    {
      members: rings,
      counts: (name) =>
        /^(totem\.(token|token_coefficient|consensus|transport|crypto_\w+|secauth|cluster_name|rrp_mode|version)|quorum\.(provider|two_node|expected_votes|wait_for_all))$/.test(
          name,
        ),
    },
    {
      members: databases,
      counts: (name) =>
        /^(wsrep_cluster_name|wsrep_sst_method|innodb_flush_log_at_trx_commit|sync_binlog|max_connections|binlog_format|innodb_autoinc_lock_mode)$/.test(
          name,
        ),
    },
    {
      members: databases.map(({ host, provider }) => ({ host, settings: provider })),
      counts: (name) => /^(evs|pc|gmcast)\./.test(name) && !/weight|addr|segment/.test(name),
    },
    { members: brokers, counts: (name) => /^(cluster_partition_handling|net_ticktime|heartbeat)$/.test(name) },
    ...[...groupBy(vrrp, ({ name }) => name).values()].map((members) => ({
      members,
      counts: (name: string) => name === 'garp_master_delay',
    })),
    ...[...files.values()].map((same) => ({
      members: same.map(({ host, options }) => ({ host, settings: options })),
      counts: (name: string) => !personal.test(name),
    })),
  ];
}

/** Of each host's own. */
const personal =
  /host|(^|[._])(my_)?ip(_|$)|listen|bind|addr|interface|node|_id$|uuid|worker|thread|debug|log_|mapping|device|name$|url|uri|endpoint|tmp|dir$|path$|region|zone/;

function differing({ members, counts }: Group): Finding[] {
  if (members.length < 2) return [];
  const byName = new Map<string, { host: string; setting: Setting }[]>();
  for (const { host, settings } of members)
    for (const [name, setting] of settings)
      if (counts(name)) {
        const known = byName.get(name) ?? [];
        known.push({ host, setting });
        byName.set(name, known);
      }
  return [...byName].flatMap(([name, said]) => {
    const byValue = [...groupBy(said, ({ setting }) => setting.value)].toSorted(
      ([, one], [, other]) => other.length - one.length,
    );
    const odd = byValue[1]?.[1][0];
    if (!odd) return [];
    const values = byValue.slice(0, 3).map(([value, own]) => ({ value: discreet(name, value), count: own.length }));
    return [found('warning', 'SETTINGS_DIFFER', text().audit.differences.differ(name, values), odd.setting.where)];
  });
}

/** One member has the old name of an option, another the new one. */
function releases({ programs }: Deployment): Finding[] {
  const words = text().audit.differences;
  return [...groupBy(programs, ({ project }) => project)].flatMap(([project, own]) => {
    const pair = replacements
      .map(({ old, instead }) => ({
        before: own.find(({ options }) => options.has(old) && !options.has(instead)),
        after: own.find(({ options }) => options.has(instead) && !options.has(old)),
        old,
        instead,
      }))
      .find(({ before, after }) => before && after && before.host !== after.host);
    return pair
      ? [
          found(
            'warning',
            'RELEASES_MIXED',
            words.releases(project, pair.old, pair.instead, pair.after!.file),
            pair.before!.options.get(pair.old)!.where,
          ),
        ]
      : [];
  });
}
