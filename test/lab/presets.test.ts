import { readFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { PresetName } from '../../src/cli/preset-names.ts';
import { noRehearsal, Rehearsal } from '../helpers/rehearsal.ts';

/** What `quorate init` offers comes up as written: those presets that no other lab test begins with, or grows from. */
const cloud = new Rehearsal('preset');
const presets: PresetName[] = ['two-controllers', 'production'];

describe.skipIf(noRehearsal)(`the presets${noRehearsal ? ` (${noRehearsal})` : ''}`, () => {
  afterEach(() => cloud.unbuild());
  afterAll(() => cloud.down());

  test.each(presets)('%s: apply makes it well within 90 s of it, and has nothing to do then', async (name) => {
    cloud.declare(readFileSync(`examples/${name}.yaml`, 'utf8'));
    await cloud.up();
    await cloud.apply();
    await cloud.isWell(90);
    const { conditions } = JSON.parse((await cloud.run('status', '-o', 'json')).stdout);
    expect(conditions).toEqual([]);
  });
});
