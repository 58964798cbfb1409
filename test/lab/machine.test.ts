import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { prepareMachine } from '../../src/lab/machine.ts';
import { progressOf } from '../../src/lab/progress.ts';
import { systemClock } from '../../src/util/clock.ts';
import { noLabHere } from '../helpers/labs.ts';

const reason = await noLabHere();
const progress = progressOf(() => {}, systemClock, undefined);

describe.skipIf(reason)(`the machine of a lab${reason ? ` (${reason})` : ''}`, () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'quorate-machine-'));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(directory, { recursive: true });
  });

  test('asks for all missing packages at once, and changes nothing when they are declined', async () => {
    for (const program of ['apt-get', 'dpkg', 'ssh', 'ssh-keygen'])
      await symlink('/bin/false', join(directory, program));
    vi.stubEnv('PATH', directory);
    const consent = vi.fn(async () => false);
    const refused = prepareMachine(consent, progress);
    await expect(refused).rejects.toMatchObject({ problems: [{ code: 'LAB_PACKAGES_DECLINED' }] });
    expect(consent).toHaveBeenCalledExactlyOnceWith(['systemd-container', 'openssl', 'socat', 'util-linux']);
  });

  test('a machine without apt is no machine for a lab', async () => {
    vi.stubEnv('PATH', directory);
    const refused = prepareMachine(async () => true, progress);
    await expect(refused).rejects.toMatchObject({ problems: [{ code: 'LAB_NOT_DEBIAN' }], exit: 69 });
  });
});
