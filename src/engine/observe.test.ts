import { expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import { composed } from '../../test/helpers/observed.ts';
import { fakeTransport } from '../transport/fake.ts';
import { observe } from './observe.ts';

const composition = composed(threeControllers());
const hosts = composition.hosts.map(({ name }) => name);
const shared = composition.groups.flatMap(({ converge }) =>
  converge.filter((step) => step.hosts.length > 1 && !step.anywhere).map(({ id }) => id),
);
const idsIn = (script: string) => [...script.matchAll(/then echo '([^']+)'/g)].map(([, id]) => id!);

/** Hosts of which some say that there is nothing to do, for all that they are asked. */
function cloud(content: readonly string[]) {
  return fakeTransport(
    Object.fromEntries(
      hosts.map((host) => [
        host,
        {
          execute: ({ script }) => {
            const answers = content.includes(host) ? idsIn(script).join('\n') : '';
            return { stdout: script.includes('== manifest') ? `== looks\n${answers}\n` : answers };
          },
        },
      ]),
    ),
  );
}

test('where all is as declared each host is asked once, and what the whole cluster has only the first', async () => {
  const transport = cloud(hosts);
  await observe(composition, transport, () => {});
  expect(transport.calls.map(({ host }) => host)).toEqual(hosts);
  expect(shared.length).toBeGreaterThan(5);
  for (const { host, script } of transport.calls)
    expect(idsIn(script.script).filter((id) => shared.includes(id))).toEqual(host === hosts[0] ? shared : []);
});

test('what the first host cannot confirm the others are asked, and one that can is enough', async () => {
  const transport = cloud([hosts[2]!]);
  const { hosts: observed } = await observe(composition, transport, () => {});
  expect(transport.calls.map(({ host }) => host)).toEqual([...hosts, ...hosts.slice(1)]);
  for (const id of shared)
    expect(observed.filter(({ satisfied }) => satisfied.has(id)).map(({ host }) => host)).toEqual([hosts[2]]);
});
