import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import type { Deployment } from '../deployment.ts';
import { groupBy, numberOf } from '../facts/setting.ts';
import type { VrrpInstance } from '../facts/vrrp.ts';
import { found, type Rule } from './rule.ts';

/** Does the address go where it is served, and stay there? */
export const vrrp: Rule = (deployment) => {
  const groups = [...groupBy(deployment.vrrp, ({ name }) => name).values()];
  return [
    ...groups.flatMap((group) => [...disagreements(group), ...weights(group)]),
    ...collisions(deployment),
    ...deployment.vrrp.flatMap((one) => [...watched(one, deployment), ...preempts(one), ...rounded(one), ...late(one)]),
  ];
};

/** Of these every member must have the same, or adverts are not accepted. */
const common = {
  virtual_router_id: '',
  advert_int: '1',
  'authentication.auth_type': '',
  'authentication.auth_pass': '',
};

function disagreements([first, ...others]: readonly VrrpInstance[]): Finding[] {
  const words = text().audit.vrrp;
  return others.flatMap((other) => {
    const names = Object.entries(common).flatMap(([name, usual]) => {
      const [one, two] = [first!, other].map(({ settings }) => settings.get(name)?.value ?? usual);
      return one === two ? [] : [name];
    });
    const isSame = addressesOf(first!) === addressesOf(other);
    const differing = [...names, ...(isSame ? [] : ['virtual_ipaddress'])];
    return differing.length > 0
      ? [found('error', 'VRRP_MEMBERS_DISAGREE', words.disagree(first!.name, differing), other.where)]
      : [];
  });
}

function addressesOf({ addresses }: VrrpInstance): string {
  return addresses
    .map(({ value }) => value)
    .sort()
    .join(' ');
}

function weights(group: readonly VrrpInstance[]): Finding[] {
  const priorities = group
    .map(({ settings }) => numberOf(settings.get('priority')) ?? 100)
    .sort((one, other) => other - one);
  const [highest = 0, second = 0] = priorities;
  if (priorities.length < 2 || highest === second) return [];
  const scripts = group.flatMap((one) => one.scripts.map((script) => ({ script, instance: one })));
  return scripts.flatMap(({ script, instance }) => {
    const setting = script.settings.get('weight');
    const weight = Math.abs(numberOf(setting) ?? 0);
    const own = numberOf(instance.settings.get('priority')) ?? 100;
    return weight > 0 && own === highest && weight <= highest - second
      ? [
          found(
            'error',
            'VRRP_WEIGHT_TOO_SMALL',
            text().audit.vrrp.weight(script.name, weight, highest, second),
            setting!.where,
          ),
        ]
      : [];
  });
}

function collisions({ vrrp }: Deployment): Finding[] {
  const key = ({ settings }: VrrpInstance) =>
    `${settings.get('virtual_router_id')?.value} ${settings.get('interface')?.value}`;
  const byId = groupBy(
    vrrp.filter(({ settings }) => settings.has('virtual_router_id')),
    key,
  );
  return [...byId.values()].flatMap(([first, ...others]) => {
    // Members of one group share their name, or their addresses.
    const other = others.find(
      (one) => one.name !== first!.name && (one.host === first!.host || addressesOf(one) !== addressesOf(first!)),
    );
    const id = first!.settings.get('virtual_router_id')!.value;
    return other
      ? [
          found(
            'error',
            'VRID_COLLISION',
            text().audit.vrrp.collision(id, first!.name, other.name),
            other.settings.get('virtual_router_id')!.where,
          ),
        ]
      : [];
  });
}

/** Only sees that there is a process. */
const shallow = /killall|pidof|pgrep|kill -(s )?0|systemctl|service .* status|\/run\/.*\.pid/;

function watched({ name, scripts, tracksElse, where }: VrrpInstance, { balancers }: Deployment): Finding[] {
  const words = text().audit.vrrp;
  if (scripts.length === 0)
    return balancers.length > 0 || !tracksElse
      ? [found(balancers.length > 0 ? 'error' : 'warning', 'VRRP_UNWATCHED', words.unwatched(name), where)]
      : [];
  const isShallow = scripts.every(({ settings }) => shallow.test(settings.get('script')?.value ?? ''));
  return isShallow ? [found('warning', 'VRRP_WATCH_SHALLOW', words.shallow(name), scripts[0]!.where)] : [];
}

function preempts({ name, settings, where }: VrrpInstance): Finding[] {
  const words = text().audit.vrrp;
  const isMaster = settings.get('state')?.value.toUpperCase() === 'MASTER';
  const state = settings.get('state')?.where ?? where;
  if (!settings.has('nopreempt')) return [found('advice', 'VRRP_PREEMPTS', words.preempts(name), where)];
  return isMaster ? [found('advice', 'VRRP_PREEMPTS', words.nopreemptIgnored(name), state)] : [];
}

/** s until an address moves: three adverts that did not come, or so many failures of a check. */
function late({ name, settings, scripts, where }: VrrpInstance): Finding[] {
  const words = text().audit.vrrp;
  const advert = settings.get('advert_int');
  const silent = 3 * (numberOf(advert) ?? 1);
  const failing = scripts.map(({ settings: own, name: script, where: at }) => ({
    needs: (numberOf(own.get('interval')) ?? 1) * (numberOf(own.get('fall')) ?? 1),
    script,
    at,
  }));
  return [
    ...(silent > slow ? [found('warning', 'DETECTION_SLOW', words.slow(name, silent), advert?.where ?? where)] : []),
    ...failing
      .filter(({ needs }) => needs > slow)
      .map(({ needs, script, at }) => found('warning', 'DETECTION_SLOW', words.slow(script, needs), at)),
  ];
}

/** s: the address is with nobody, or with somebody who cannot serve, for so long. */
const slow = 10;

function rounded({ settings, name, version }: VrrpInstance): Finding[] {
  const interval = settings.get('advert_int');
  return interval && !Number.isInteger(numberOf(interval) ?? 1) && version !== '3'
    ? [found('warning', 'VRRP_ADVERT_ROUNDED', text().audit.vrrp.rounded(name, interval.value), interval.where)]
    : [];
}
