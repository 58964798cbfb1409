import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCloud } from '../../cloud/load.ts';
import { compose } from '../../compose/compose.ts';
import { services } from '../../services/index.ts';
import { audit } from './audit.ts';

const examples = readdirSync('examples').filter((name) => name.endsWith('.yaml'));
const settings = Object.fromEntries(services.map(({ id, settings }) => [id, settings]));

/** What Quorate puts on the hosts of a cloud. */
async function rendered(name: string, addresses?: 'keepalived') {
  const { cloud } = await loadCloud(join('examples', name), settings);
  const varied = addresses ? { ...cloud, architecture: { ...cloud.architecture, addresses } } : cloud;
  const { hosts } = compose(varied, (secret) => `<secret ${secret}>`);
  return hosts.flatMap((host) => host.files.map(({ path, content }) => ({ name: `${host.name}${path}`, content })));
}

/** Two controllers are a choice; what it costs is told. */
const chosen: Readonly<Record<string, readonly string[]>> = { 'two-controllers.yaml': ['MEMBERS_EVEN', 'BROKER_PAIR'] };

test.each(examples)('in what is rendered from %s an audit finds nothing to correct', async (name) => {
  const { findings, files } = audit(await rendered(name));
  expect(files.length).toBeGreaterThan(10);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  expect(warnings.map(({ code }) => code)).toEqual(chosen[name] ?? []);
});

test('nor where addresses move by keepalived', async () => {
  const { findings, files } = audit(await rendered('three-controllers.yaml', 'keepalived'));
  expect(files.some(({ kind }) => kind === 'keepalived')).toBe(true);
  expect(findings.filter(({ severity }) => severity !== 'advice')).toEqual([]);
});
