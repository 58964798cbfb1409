import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCloud } from '../../cloud/load.ts';
import { compose } from '../../compose/compose.ts';
import { services } from '../../services/index.ts';
import { audit } from './audit.ts';

const examples = readdirSync('examples').filter((name) => name.endsWith('.yaml'));
const settings = Object.fromEntries(services.map(({ id, settings }) => [id, settings]));

test.each(examples)('what is rendered from %s audits without an error', async (name) => {
  const { hosts } = compose(
    (await loadCloud(join('examples', name), settings)).cloud,
    (secret) => `<secret ${secret}>`,
  );
  const files = hosts.flatMap((host) =>
    host.files.map(({ path, content }) => ({ name: `${host.name}${path}`, content })),
  );
  const { findings, files: known } = audit(files);
  expect(known.length).toBeGreaterThan(10);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
