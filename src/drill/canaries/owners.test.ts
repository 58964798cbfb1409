import { expect, test } from 'vitest';
import { systemClock } from '../../util/clock.ts';
import { type OwnersConfig, watchOwners } from './owners.ts';
import type { CanaryRecord } from './record.ts';

const config: OwnersConfig = {
  addresses: [{ name: 'internal', ip: '10.77.0.100', device: 'br0' }],
  hosts: { '02:00:71:00:01:00': 'ctl1' },
};

async function watched(script: string, ms: number): Promise<CanaryRecord[]> {
  const records: CanaryRecord[] = [];
  const signal = AbortSignal.timeout(ms);
  await watchOwners(config, (record) => records.push(record), systemClock, signal, ['sh', '-c', script, 'arping']);
  return records;
}

/** What Debian's arping prints, with two hosts that answer the second request. */
const said = `
[ "$1" = -q ] || cat <<'END'
ARPING 10.77.0.100 from 10.77.0.254 br0
Unicast reply from 10.77.0.100 [02:00:71:00:01:00]  0.512ms
Unicast reply from 10.77.0.100 [02:00:71:00:01:00]  250.574ms
Unicast reply from 10.77.0.100 [02:00:71:00:02:00]  250.702ms
END
`;

test('records who answers, by host where the card is known', async () => {
  const records = await watched(`${said} exec sleep 30`, 200);
  const owner = { type: 'owner', at: expect.any(Number), address: 'internal' };
  expect(records).toEqual([
    { ...owner, mac: '02:00:71:00:01:00', host: 'ctl1' },
    { ...owner, mac: '02:00:71:00:01:00', host: 'ctl1' },
    { ...owner, mac: '02:00:71:00:02:00' },
  ]);
});

test('asks on the device of the address, again and again, and listens to one of those that ask', async () => {
  const records = await watched('echo "$*" >&2; exit 2', 1500);
  expect(records).toEqual([
    { type: 'owner-unseen', at: expect.any(Number), address: 'internal', error: '-b -I br0 10.77.0.100' },
  ]);
});

test('says so where there is nobody to ask', async () => {
  const records: CanaryRecord[] = [];
  await watchOwners(config, (record) => records.push(record), systemClock, AbortSignal.timeout(1500), [
    '/nowhere/arping',
  ]);
  expect(records).toMatchObject([{ type: 'owner-unseen', error: expect.stringContaining('ENOENT') }]);
});
