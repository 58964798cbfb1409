// Holds the house's order (ARCHITECTURE.md): arrows between the folders of src/ point one way, services do not know each other,
// what decides touches no disk and no network, and no file grows beyond reading.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const longest = 400;

/** Folders that a folder may import from, besides itself, util and locale. */
const declared = ['cloud', 'platforms', 'timing', 'formats'];
const decided = [...declared, 'services', 'compose'];
const judged = [...decided, 'plan', 'analysis', 'health'];
const allowed = {
  util: [],
  locale: [],
  formats: [],
  cloud: [],
  platforms: ['cloud'],
  timing: ['cloud'],
  services: declared,
  compose: [...declared, 'services'],
  plan: decided,
  analysis: decided,
  health: [...decided, 'transport'],
  secrets: decided,
  preflight: [...judged, 'transport'],
  transport: ['cloud'],
  engine: [...judged, 'transport'],
  lab: [...judged, 'transport'],
  drill: [...judged, 'transport', 'lab', 'engine'],
  recovery: [...judged, 'transport'],
  cli: [...judged, 'transport', 'secrets', 'lab', 'engine', 'drill', 'preflight', 'recovery'],
};

/** Words that two sides share: plain types, which folders below may use as well. */
const vocabulary = {
  'secrets/secret.ts': ['services', 'compose'],
  'secrets/pem.ts': ['services'],
  'secrets/keys.ts': ['services', 'compose'],
  'plan/manifest.ts': ['health'],
  'plan/notes.ts': ['health'],
  'plan/maintenance.ts': ['health'],
};

/** Folders whose files are values in, values out; with the files in them that are the edge. */
const pure = ['formats', 'cloud', 'platforms', 'timing', 'services', 'compose', 'plan', 'analysis'];
const edges = ['cloud/load.ts'];
/** Outside src/, and yet a part of the program. */
const bundled = /^\.\.\/(package\.json|examples\/[\w-]+\.yaml|docs\/reference\/cloud\.schema\.json)$/;
const effects = /^node:(fs|child_process|net|tls|http|https|dgram|os|timers|readline)\b/;

function problemsOf(file) {
  const source = readFileSync(join('src', file), 'utf8');
  const lines = source.split('\n').length - 1;
  const long = lines > longest ? [`${lines} lines; ${longest} is the most`] : [];
  if (file.endsWith('.test.ts')) return long;
  const imports = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier);
  return [...long, ...imports.flatMap((specifier) => problemOf(file, specifier) ?? [])];
}

function problemOf(file, specifier) {
  const folder = folderOf(file);
  if (pure.includes(folder) && !edges.includes(file) && effects.test(specifier))
    return `imports ${specifier}, but ${folder}/ decides and does not act`;
  if (!specifier.startsWith('.')) return undefined;
  const target = relative('.', join(dirname(file), specifier));
  if (target.startsWith('..')) return bundled.test(target) ? undefined : `imports ${target}, outside src/`;
  const [to, service] = [folderOf(target), serviceOf(target)];
  if (service !== undefined && folder === 'services' && file !== 'services/index.ts' && serviceOf(file) !== service) {
    return `imports ${target}: a service states what it contributes, and knows no other service`;
  }
  if (to === folder || to === 'util' || to === 'locale')
    return folder === 'util' && to === 'locale' ? `imports ${target}: util/ is below locale/` : undefined;
  if (!(folder in allowed)) return `is in a folder that scripts/import-direction.mjs does not know: add ${folder}`;
  if (allowed[folder].includes(to) || vocabulary[target]?.includes(folder)) return undefined;
  return `imports ${target}: ${folder}/ may import from ${[...allowed[folder], 'util', 'locale'].join(', ')}`;
}

function folderOf(path) {
  return path.split('/')[0];
}

/** The service whose folder a path is in. */
function serviceOf(path) {
  const [folder, service, ...rest] = path.split('/');
  return folder === 'services' && rest.length > 0 ? service : undefined;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const problems = files.sort().flatMap((file) => problemsOf(file).map((problem) => `src/${file}: ${problem}`));
if (files.length === 0) problems.push('src/ has no files');
for (const problem of problems) console.error(problem);
console.log(`import direction: ${files.length} files, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
