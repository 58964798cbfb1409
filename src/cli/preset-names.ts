/** The clouds to start from, each a file of examples/. The first is what `quorate init` writes unasked. */
export const presetNames = [
  'three-controllers',
  'one-controller',
  'two-controllers',
  'controllers-and-computes',
  'production',
] as const;
export type PresetName = (typeof presetNames)[number];
