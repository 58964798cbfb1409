import { expect, test } from 'vitest';
import { parseDeb822, parseOneLine, pickArchive } from './archive.ts';

test('finds the Debian archive in one-line sources, past other archives of the same suite', () => {
  const sources = parseOneLine(`
# deb http://old.example.org/debian bookworm main
deb [arch=amd64 signed-by=/usr/share/keyrings/tools.gpg] https://tools.example.org bookworm main
deb-src http://archive.example.org/debian bookworm main
deb [signed-by=/etc/apt/keyrings/debian.gpg] http://archive.example.org/debian bookworm main contrib # all of it
deb http://archive.example.org/debian bookworm-updates main
`);
  expect(sources).toHaveLength(3);
  expect(pickArchive(sources, 'bookworm')).toEqual({
    uri: 'http://archive.example.org/debian',
    keyring: '/etc/apt/keyrings/debian.gpg',
  });
});

test('finds it in paragraphs, without those that are switched off', () => {
  const sources = parseDeb822(`Types: deb
Enabled: no
URIs: http://off.example.org/debian
Suites: bookworm
Components: main

# a remark
Types: deb deb-src
URIs: http://archive.example.org/debian
Suites: bookworm
 bookworm-updates
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mQINBF
 -----END PGP PUBLIC KEY BLOCK-----
`);
  expect(pickArchive(sources, 'bookworm')).toEqual({
    uri: 'http://archive.example.org/debian',
    keyring: '/usr/share/keyrings/debian-archive-keyring.gpg',
  });
});

test('finds none for another release, another component or a medium', () => {
  const sources = parseOneLine(`
deb cdrom:[Debian]/ bookworm main
deb http://archive.example.org/debian bookworm contrib
deb http://archive.example.org/debian trixie main`);
  expect(pickArchive(sources, 'bookworm')).toBeUndefined();
});
