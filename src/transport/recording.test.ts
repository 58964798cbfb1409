import { expect, test } from 'vitest';
import { systemClock } from '../util/clock.ts';
import { QuorateError } from '../util/errors.ts';
import { fakeTransport } from './fake.ts';
import { type Exchange, recording, replaying } from './recording.ts';

const limits = { timeoutMs: 1000 };

async function recorded() {
  let asked = 0;
  const kept: Exchange[] = [];
  const hosts = {
    ctl1: {
      execute: () => {
        asked += 1;
        return { stdout: String(asked) };
      },
    },
    ctl2: {
      execute: () => {
        throw new QuorateError({ code: 'TRANSPORT_LOST', what: 'gone' });
      },
    },
  };
  const transport = recording(fakeTransport(hosts), systemClock, (exchange) => kept.push(exchange));
  const remote = await transport.connect('ctl1');
  const said = [
    await remote.execute({ script: 'count' }, limits),
    await remote.execute({ script: 'count' }, limits),
    await remote.execute({ script: 'count', params: { by: 'secret-two' } }, limits),
  ].map(({ stdout }) => stdout);
  await expect((await transport.connect('ctl2')).execute({ script: 'x' }, limits)).rejects.toThrow('gone');
  return { kept, said };
}

test('hosts answer as ever, and what they said is kept, without what they were given', async () => {
  const { kept, said } = await recorded();
  expect(said).toEqual(['1', '2', '3']);
  expect(kept.map(({ host, outcome, code }) => [host, outcome?.stdout ?? code])).toEqual([
    ['ctl1', '1'],
    ['ctl1', '2'],
    ['ctl1', '3'],
    ['ctl2', 'TRANSPORT_LOST'],
  ]);
  expect(JSON.stringify(kept)).not.toContain('secret-two');
});

test('a recording answers as the hosts did, question by question', async () => {
  const { kept } = await recorded();
  const remote = await replaying(kept).connect('ctl1');
  const ask = async (params = {}) => (await remote.execute({ script: 'count', params }, limits)).stdout;
  expect([await ask({ by: 'secret-two' }), await ask(), await ask(), await ask()]).toEqual(['3', '1', '2', '2']);
});

test('what was never asked is not made up', async () => {
  const transport = replaying((await recorded()).kept);
  await expect(transport.connect('ctl9')).rejects.toMatchObject({ problems: [{ code: 'HOST_UNREACHABLE' }] });
  for (const host of ['ctl1', 'ctl2'])
    await expect((await transport.connect(host)).execute({ script: 'other' }, limits)).rejects.toThrow(QuorateError);
});
