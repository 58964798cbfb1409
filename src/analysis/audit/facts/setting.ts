import type { Directive } from '../../../formats/directive.ts';
import type { Place } from '../../../util/errors.ts';
import { type ConfigFile, placeIn } from '../config-file.ts';

/** A value, and where it is said. */
export interface Setting {
  readonly value: string;
  readonly where: Place;
}

export type Settings = ReadonlyMap<string, Setting>;

export function settingOf(file: ConfigFile, directive: Directive): Setting {
  return { value: directive.words.join(' '), where: placeIn(file, directive) };
}

/** Settings of a block by `prefix` and name, the last of a name; what is within a block by its path. */
export function settingsOf(file: ConfigFile, directives: readonly Directive[], prefix = ''): Map<string, Setting> {
  const settings = new Map<string, Setting>();
  const take = (within: readonly Directive[], path: string) => {
    for (const one of within) {
      if (one.within) take(one.within, `${path}${one.name}.`);
      if (!one.within || one.words.length > 0) settings.set(`${path}${one.name}`, settingOf(file, one));
    }
  };
  take(directives, prefix);
  return settings;
}

/** A number that a setting holds; undefined where it holds none. */
export function numberOf(setting: Setting | undefined): number | undefined {
  const number = Number(setting?.value.trim() || Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}

const truths = new Set(['true', 'yes', 'on', '1']);

/** Whether a switch is on, in any of the notations of the field. */
export function isOn(setting: Setting | undefined): boolean {
  return setting !== undefined && truths.has(setting.value.trim().toLowerCase());
}

const lies = new Set(['false', 'no', 'off', '0', 'none']);

/** Whether a switch is off, and said so. */
export function isOff(setting: Setting | undefined): boolean {
  return setting !== undefined && lies.has(setting.value.trim().toLowerCase());
}

/** What is parted by commas and blanks. */
export function listOf(setting: Setting | undefined): string[] {
  return (setting?.value ?? '').split(/[\s,]+/).filter(Boolean);
}

/** Makes something of the files of each host. */
export function byHost<T>(files: readonly ConfigFile[], make: (host: string, files: readonly ConfigFile[]) => T): T[] {
  return [...groupBy(files, ({ host }) => host)].map(([host, own]) => make(host, own));
}

/** Items by a key of theirs, in order. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The largest of any number of numbers; 0 of none. */
export function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), 0);
}
