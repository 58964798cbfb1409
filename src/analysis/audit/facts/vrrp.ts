import type { Directive } from '../../../formats/directive.ts';
import type { Place } from '../../../util/errors.ts';
import { type ConfigFile, placeIn } from '../config-file.ts';
import { type Setting, type Settings, settingOf, settingsOf } from './setting.ts';

/** A vrrp_instance of one host. */
export interface VrrpInstance {
  readonly host: string;
  readonly name: string;
  readonly where: Place;
  readonly settings: Settings;
  /** Virtual addresses, without their prefix length. */
  readonly addresses: readonly Setting[];
  /** What it watches: scripts of this host that it names. */
  readonly scripts: readonly VrrpScript[];
  /** Watches interfaces or processes. */
  readonly tracksElse: boolean;
  /** Of the protocol, its own or the file's. */
  readonly version: string | undefined;
}

export interface VrrpScript {
  readonly name: string;
  readonly where: Place;
  readonly settings: Settings;
}

export function vrrpOf(file: ConfigFile): VrrpInstance[] {
  const top = file.reading.directives;
  const scripts = top
    .filter(({ name }) => name === 'vrrp_script')
    .map(
      (one): VrrpScript => ({
        name: one.words[0] ?? '',
        where: placeIn(file, one),
        settings: settingsOf(file, one.within ?? []),
      }),
    );
  const globals = settingsOf(
    file,
    top.filter(({ name }) => name === 'global_defs').flatMap((one) => one.within ?? []),
  );
  const scriptByName = new Map(scripts.map((script) => [script.name, script]));
  const byGroup = new Map(
    top
      .filter(({ name }) => name === 'vrrp_sync_group')
      .flatMap((group) =>
        within(group, 'group').map((member) => [member.name, within(group, 'track_script')] as const),
      ),
  );
  return top
    .filter(({ name }) => name === 'vrrp_instance')
    .map((instance) => {
      const name = instance.words[0] ?? '';
      const tracked = [...within(instance, 'track_script'), ...(byGroup.get(name) ?? [])].map((one) => one.name);
      const addresses = [...within(instance, 'virtual_ipaddress'), ...within(instance, 'virtual_ipaddress_excluded')];
      const settings = settingsOf(
        file,
        (instance.within ?? []).filter((one) => !one.within || one.name === 'authentication'),
      );
      return {
        host: file.host,
        name,
        where: placeIn(file, instance),
        settings,
        version: (settings.get('version') ?? globals.get('vrrp_version'))?.value,
        addresses: addresses.map((one) => ({ ...settingOf(file, one), value: one.name.split('/')[0]! })),
        scripts: [...new Set(tracked)].flatMap((one) => scriptByName.get(one) ?? []),
        tracksElse: ['track_interface', 'track_process', 'track_file'].some(
          (block) => within(instance, block).length > 0,
        ),
      };
    });
}

function within(directive: Directive, block: string): readonly Directive[] {
  return (directive.within ?? []).filter(({ name }) => name === block).flatMap((one) => one.within ?? []);
}
