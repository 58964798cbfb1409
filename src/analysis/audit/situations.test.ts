import { expect, test } from 'vitest';
import { expectedOf, filesOf, situations } from '../../../test/helpers/situations.ts';
import { setLanguage } from '../../locale/text.ts';
import { configuration } from '../../util/finding-codes/configuration.ts';
import type { Finding } from '../finding.ts';
import { audit } from './audit.ts';

function line({ severity, code, where, what }: Finding): string {
  const place = [where?.name, where?.line, where?.column].filter((part) => part !== undefined).join(':');
  return `${severity} ${code} ${place}\n  ${what}\n`;
}

test.each(situations)('%s', async (situation) => {
  const { findings } = audit(filesOf(situation));
  await expect(findings.map(line).join('')).toMatchFileSnapshot(expectedOf(situation));
});

test('every code of an audit is found in some situation', () => {
  const told = new Set<string>(situations.flatMap((one) => audit(filesOf(one)).findings.map(({ code }) => code)));
  // What cannot be read is told by who reads.
  const missing = Object.keys(configuration).filter((code) => !told.has(code) && code !== 'FILE_UNREAD');
  expect(missing).toEqual([]);
});

test('nothing is found in a deployment that is well', () => {
  expect(audit(filesOf('nothing-to-find')).findings).toEqual([]);
});

test('every finding is said in Chinese as well', () => {
  setLanguage('zh');
  const said = situations.flatMap((one) => audit(filesOf(one)).findings.map(({ what }) => what));
  setLanguage('en');
  expect(said.filter((what) => !/\p{Script=Han}/u.test(what))).toEqual([]);
});

test('findings say nothing that is secret', () => {
  for (const situation of situations) {
    const files = filesOf(situation);
    const said = JSON.stringify(audit(files).findings);
    const secrets = files.flatMap(({ content }) => [
      ...[...content.matchAll(/(?:auth_pass|sst_auth|password|admin_password)\s*=?\s*(?:\w+:)?(\S{5,})/g)].map(
        ([, one]) => one!,
      ),
      ...[...content.matchAll(/:\/\/\w+:([^@,/]{3,})@/g)].map(([, one]) => one!),
    ]);
    // A password that is its user's name cannot be told from it, and is no secret.
    for (const secret of secrets.filter((one) => !/^(nova|guest|password|nova_api|cinder)$/.test(one)))
      expect(said, situation).not.toContain(secret);
  }
});

test('the same files of two hundred hosts say no more than those of three', () => {
  const three = filesOf('kolla-ansible');
  const own = three.filter(({ name }) => name.startsWith('ctl1/') && !name.includes('keepalived'));
  const many = Array.from({ length: 200 }, (_, index) =>
    own.map((file) => ({ ...file, name: file.name.replace('ctl1', `h${index}`) })),
  ).flat();
  expect(audit(many).findings.map(({ code }) => code)).toEqual(audit(own).findings.map(({ code }) => code));
});
