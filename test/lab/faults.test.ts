import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noRehearsal, patient, Rehearsal, threeControllers } from '../helpers/rehearsal.ts';

/**
 * Faults of each kind for real: it takes, it is healed, nothing of it is left, nothing that was promised is lost, and the cloud is well
 * again. How long users were interrupted is the bench's business.
 */
const cloud = new Rehearsal('faults');

/** The level of fencing that must do it: a power switch dies with the mains of its host. */
const provenOffBy: Readonly<Record<string, string>> = {
  'split@any-controller': 'bmc',
  'power-loss@any-controller': 'pdu',
};

/** What an API had in hand when it stopped answering, another answers. */
const unhurt = (['sign-in', 'validate-token', 'database-write', 'message'] as const).map((canary) => [canary, 0]);

describe.skipIf(noRehearsal)(`faults${noRehearsal ? ` (${noRehearsal})` : ''}`, () => {
  beforeAll(async () => {
    cloud.declare(threeControllers((text) => patient(text).replace('post: 15s', 'post: 5s')));
    await cloud.up();
    await cloud.apply();
    await cloud.isWell(90);
  });
  afterAll(() => cloud.down());

  test.each([
    ['crash@galera', 'a database writer that is killed'],
    ['hang@keystone/any-controller', 'an API that stops answering'],
    ['hang@haproxy/vip-holder', 'a balancer that stops answering, beside the addresses'],
    ['cut@management/vip-holder', 'a holder that nobody hears on the network of its address, though the ring lives'],
    ['cut@ring/any-controller', 'a second link that is cut'],
    ['split@any-controller', 'a minority that is parted from the majority'],
    ['power-loss@any-controller', 'a host that loses its mains, and its power switch with it'],
  ])('%s: %s', async (fault) => {
    const { fencing, canaries } = await cloud.drill(fault, '--baseline', '5s');
    if (fault.startsWith('hang@keystone')) expect(canaries.map(({ canary, lost }) => [canary, lost])).toEqual(unhurt);
    if (fault in provenOffBy) expect(new Set(fencing.map(({ level }) => level))).toEqual(new Set([provenOffBy[fault]]));
  });

  test('what would take the whole cloud down is refused, unless the risk is taken by its name', async () => {
    const refused = await cloud.run('drill', 'run', 'host-off@all-hosts');
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('DRILL_AT_RISK');
    expect(refused.stderr).toContain('--accept-risk=total-outage');
    expect(cloud.on('ctl1', 'uptime -s')).not.toBe('');
  });
});
