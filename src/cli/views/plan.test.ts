import { expect, test } from 'vitest';
import { withControllers } from '../../../test/helpers/clouds.ts';
import { bare, composed, settled } from '../../../test/helpers/observed.ts';
import { documentOf, movedSince } from '../../plan/document.ts';
import { onlyFor } from '../../plan/only.ts';
import { makePlan } from '../../plan/plan.ts';
import { planText } from './plan.ts';

const three = withControllers(3);
const from = composed(three);
const to = composed({ ...three, services: { galera: { 'max-connections': 600 } } });
const hosts = three.hosts.map(({ name }) => name);
const plan = makePlan(
  to,
  hosts.map((host) => settled(from, host, to)),
);
const document = documentOf(plan, to.secrets, { source: '/clouds/demo.yaml' });

test('a plan says what changes once, who stays, and what users notice', () => {
  const text = planText(document, false);
  expect(text.match(/-max-connections = 500/g)).toHaveLength(1);
  expect(text).toContain('(as on ctl1)');
  expect(text).toContain('mariadb.service  (2 of 3 stay, 2 needed; nobody notices)');
  expect(text).toContain('3 restarts, no interruption expected.');
});

test('a plan from nothing holds no secret, whole or not', () => {
  const all = documentOf(
    makePlan(
      from,
      hosts.map((host) => bare(from, host)),
    ),
    from.secrets,
    { source: '/clouds/demo.yaml' },
  );
  const text = `${planText(all, true)}${JSON.stringify(all)}`;
  // The stand-in of a bundle is its certificate, too, which is public.
  const secrets = from.secrets.filter((secret) => !secret.includes('tls/'));
  expect(secrets.length).toBeGreaterThan(10);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});

test('what moved since a plan is told step by step; a run that goes on does not mind what is done', () => {
  expect(movedSince(document, document)).toBeUndefined();
  const rest = { ...document, steps: document.steps.slice(2) };
  expect(movedSince(document, rest)?.detail).toContain(`- ${document.steps[0]!.id}: no longer to do`);
  expect(movedSince(document, rest, true)).toBeUndefined();
  expect(movedSince(rest, document, true)?.detail).toContain(`+ ${document.steps[0]!.id}: was not in the plan`);
  const other = { ...document, steps: document.steps.map((step) => ({ ...step, digest: 'other' })) };
  expect(movedSince(document, other)?.detail).toContain('would do something else');
});

test('a part of a plan leaves other hosts alone', () => {
  const part = onlyFor(plan, ['ctl2']).steps.map(({ id }) => id);
  expect(part).toEqual(['files galera@ctl2', 'unit mariadb.service@ctl2']);
  expect(onlyFor(plan, ['keystone']).steps).toEqual([]);
});
