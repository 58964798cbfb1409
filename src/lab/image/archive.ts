import { readdir, readFile } from 'node:fs/promises';
import { text } from '../../locale/text.ts';
import { QuorateError } from '../../util/errors.ts';

/** Where the machine itself gets Debian from. Hosts are built from the same place: no mirror is written into Quorate. */
export interface Archive {
  readonly uri: string;
  /** Keyring file that its releases are signed with. */
  readonly keyring: string;
}

interface Source {
  readonly uri: string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
  readonly signedBy?: string;
}

const debianKeyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Reads the apt configuration of this machine. Throws LAB_NO_ARCHIVE. */
export async function machineArchive(): Promise<Archive> {
  const directory = '/etc/apt/sources.list.d';
  const names = (await readdir(directory).catch(() => [])).map((name) => `${directory}/${name}`).sort();
  const read = async (path: string) => readFile(path, 'utf8').catch(() => '');
  const lists = ['/etc/apt/sources.list', ...names.filter((name) => name.endsWith('.list'))];
  const sources = [
    ...(await Promise.all(lists.map(read))).flatMap(parseOneLine),
    ...(await Promise.all(names.filter((name) => name.endsWith('.sources')).map(read))).flatMap(parseDeb822),
  ];
  const codename = /^VERSION_CODENAME=(\S+)$/m.exec(await read('/etc/os-release'))?.[1] ?? '';
  const archive = pickArchive(sources, codename);
  if (archive) return archive;
  const what = text().lab.problems.noArchive(codename);
  throw new QuorateError({ code: 'LAB_NO_ARCHIVE', what, where: { name: '/etc/apt' } });
}

/** The Debian archive among others that carry the same suite: the one that also carries its updates. Pure. */
export function pickArchive(sources: readonly Source[], codename: string): Archive | undefined {
  const candidates = sources.filter(
    ({ uri, suites, components }) => /^https?:/.test(uri) && suites.includes(codename) && components.includes('main'),
  );
  const updated = ({ uri }: Source) =>
    sources.some((other) => other.uri === uri && other.suites.includes(`${codename}-updates`));
  const source = candidates.find(updated) ?? candidates[0];
  return source && { uri: source.uri, keyring: source.signedBy ?? debianKeyring };
}

/** Lines such as `deb [signed-by=FILE] URI SUITE COMPONENT…`. Pure. */
export function parseOneLine(text: string): Source[] {
  return text.split('\n').flatMap((line) => {
    const match = /^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+([^#]*)/.exec(line.trim());
    if (!match) return [];
    const [, options = '', uri = '', suite = '', components = ''] = match;
    const signedBy = /signed-by=(\S+)/.exec(options)?.[1];
    return { uri, suites: [suite], components: words(components), ...keyringFile(signedBy) };
  });
}

/** Paragraphs of fields, separated by empty lines. Pure. */
export function parseDeb822(text: string): Source[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .flatMap((paragraph) => {
      const field = (name: string) => new RegExp(`^${name}:\\s*(.*(?:\\n[ \\t].*)*)`, 'im').exec(paragraph)?.[1] ?? '';
      if (!words(field('Types')).includes('deb') || field('Enabled').trim() === 'no') return [];
      return words(field('URIs')).map((uri) => ({
        uri,
        suites: words(field('Suites')),
        components: words(field('Components')),
        ...keyringFile(field('Signed-By').trim()),
      }));
    });
}

/** A key may also stand in the source itself; then Debian's own keyring has to do. */
function keyringFile(signedBy: string | undefined): { signedBy?: string } {
  return signedBy?.startsWith('/') && !/\s/.test(signedBy) ? { signedBy } : {};
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
