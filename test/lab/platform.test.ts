import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labDirectory } from '../../src/lab/paths.ts';
import { vaultIn } from '../../src/secrets/vault.ts';
import { expectCopyHarmless } from '../helpers/copying.ts';
import { expectKillRefusesNobody } from '../helpers/refused.ts';
import { noRehearsal, Rehearsal, threeControllers } from '../helpers/rehearsal.ts';

/**
 * The same file on the other platform. What the main job proves on Debian 13 in depth is looked at here where daemons of another age
 * may differ: that all of it comes up and stays as it is, serves a user, and lets a member go.
 */
const cloud = new Rehearsal('deb12');
const example = threeControllers((text) => text.replace(/^platform: \S+/m, 'platform: debian-12'));

describe.skipIf(noRehearsal)(`Debian 12 with OpenStack Zed${noRehearsal ? ` (${noRehearsal})` : ''}`, () => {
  beforeAll(async () => {
    cloud.declare(example);
    await cloud.up();
  });
  afterAll(() => cloud.down());

  test('hosts are what the file says', () => {
    expect(cloud.on('ctl1', '. /etc/os-release; echo "$ID-$VERSION_ID"')).toBe('debian-12');
  });

  test('apply makes bare hosts a cluster that is well within 90 s of it, and has nothing to do then', async () => {
    await cloud.apply();
    await cloud.isWell(90);
  });

  test('a user signs in through the address', async () => {
    const { kept } = await vaultIn(labDirectory(cloud.lab), () => {}).read();
    const signIn = (password: string) => {
      const user = { name: 'quorate-canary', domain: { id: 'default' }, password };
      const body = JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } } } });
      const url = '"$(sed -n "s/^public_endpoint *= *//p" /etc/keystone/keystone.conf)/v3/auth/tokens"';
      const options = `-sk -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' --data-binary @-`;
      return cloud.on('ctl1', `curl ${options} ${url}`, body);
    };
    expect(signIn(kept['keystone/quorate-canary']!.value)).toBe('201');
    expect(signIn('wrong')).toBe('401');
  });

  test('a member that takes a copy of the data stops nobody who changes accounts', () => {
    expectCopyHarmless(cloud, 'ctl3', 'ctl2');
  });

  test('who comes while a killed balancer starts anew waits, and is not refused', () => {
    expectKillRefusesNobody(cloud, ['ctl1', 'ctl2', 'ctl3']);
  });

  test('a member that is no longer declared leaves, and all is well within 90 s without it', async () => {
    cloud.declare(example.replace(/^ {2}ctl3:.*\n/m, ''));
    await cloud.apply();
    await cloud.isWell(90);
    expect(cloud.on('ctl1', 'cibadmin --query | grep -c ctl3')).toBe('0');
  });
});
