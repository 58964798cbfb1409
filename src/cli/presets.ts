import controllersAndComputes from '../../examples/controllers-and-computes.yaml';
import oneController from '../../examples/one-controller.yaml';
import production from '../../examples/production.yaml';
import threeControllers from '../../examples/three-controllers.yaml';
import twoControllers from '../../examples/two-controllers.yaml';
import { text } from '../locale/text.ts';
import type { PresetName } from './preset-names.ts';

const examples: Readonly<Record<PresetName, string>> = {
  'three-controllers': threeControllers,
  'one-controller': oneController,
  'two-controllers': twoControllers,
  'controllers-and-computes': controllersAndComputes,
  production,
};

/** The cloud file to start from, with its comments in the language of this run. */
export function presetText(name: PresetName): string {
  const { comments } = text().presets;
  return examples[name].replace(/(?<=^|\s)# (.*)$/gm, (_, comment: string) => `# ${comments[comment] ?? comment}`);
}

/** What it is for: its first line. */
export function presetSummary(name: PresetName): string {
  return presetText(name).split('\n')[0]!.replace(/^# /, '');
}
