import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import type { DrbdResource } from '../facts/drbd.ts';
import { isOff, type Setting } from '../facts/setting.ts';
import { found, type Rule } from './rule.ts';

/** Can DRBD lose what was written? */
export const drbd: Rule = ({ drbd }) =>
  drbd.flatMap((resource) => [...copies(resource), ...splits(resource), ...flushes(resource)]);

/** Settings have moved between sections over the releases. */
function setting({ settings }: DrbdResource, name: string): Setting | undefined {
  return settings.get(name) ?? settings.get(`net.${name}`) ?? settings.get(`disk.${name}`);
}

function copies(resource: DrbdResource): Finding[] {
  const words = text().audit.drbd;
  const protocol = setting(resource, 'protocol');
  const two = setting(resource, 'allow-two-primaries');
  return [
    ...(protocol && protocol.value.toUpperCase() !== 'C'
      ? [found('error', 'DRBD_ASYNCHRONOUS', words.asynchronous(resource.name, protocol.value), protocol.where)]
      : []),
    ...(two && !isOff(two)
      ? [found('warning', 'DRBD_TWO_PRIMARIES', words.twoPrimaries(resource.name), two.where)]
      : []),
  ];
}

function splits(resource: DrbdResource): Finding[] {
  const words = text().audit.drbd;
  const fencing = setting(resource, 'fencing');
  const policies = ['after-sb-1pri', 'after-sb-2pri'].flatMap((name) => setting(resource, name) ?? []);
  return [
    ...(fencing && fencing.value !== 'dont-care'
      ? []
      : [found('warning', 'DRBD_UNFENCED', words.unfenced(resource.name), fencing?.where ?? resource.where)]),
    ...policies
      .filter(({ value }) => /discard-secondary|call-pri-lost-after-sb|violently-as0p/.test(value))
      .map((policy) => found('error', 'DRBD_DISCARDS_DATA', words.discards(resource.name), policy.where)),
  ];
}

function flushes(resource: DrbdResource): Finding[] {
  const off = ['no-disk-flushes', 'no-md-flushes', 'no-disk-barrier'].flatMap((name) => setting(resource, name) ?? []);
  const said = ['disk-flushes', 'md-flushes'].flatMap((name) => setting(resource, name) ?? []).filter(isOff);
  return [...off, ...said].map(({ where }) =>
    found('warning', 'DRBD_FLUSHES_OFF', text().audit.drbd.flushes(resource.name), where),
  );
}
