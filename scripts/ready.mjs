// What every npm script starts with: installs the dependencies when they are missing or differ from the lockfile,
// builds, then runs what was asked for. Plain Node, because nothing is installed yet.
//   node scripts/ready.mjs quorate ARGS… | test ARGS… | node FILE ARGS… | run SCRIPT…
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';

const [minMajor, minMinor] = [20, 20];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < minMajor || (major === minMajor && minor < minMinor)) {
  console.error(`quorate: Node ${process.versions.node} is too old. Install Node ${minMajor}.${minMinor} or newer.`);
  process.exit(69);
}

function run(command, args) {
  const { status, signal } = spawnSync(command, args, { stdio: 'inherit' });
  if (signal) process.kill(process.pid, signal);
  if (status !== 0) process.exit(status ?? 1);
}

const stamp = 'node_modules/.quorate-lock';
const digest = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  // npm would empty the folder behind the link: somebody else's.
  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'quorate: node_modules is a link to dependencies of another version. Remove the link, then try again.',
    );
    process.exit(69);
  }
  console.error('quorate: installing dependencies (npm ci) …');
  run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  writeFileSync(stamp, digest);
}

const [what, ...args] = process.argv.slice(2);
if (what === 'run') {
  for (const script of args) run('npm', ['run', '--silent', script]);
} else {
  run(process.execPath, ['scripts/build.mjs']);
  if (what === 'quorate') run('bin/quorate', args);
  else if (what === 'test') run(process.execPath, ['scripts/test.mjs', ...args]);
  else if (what === 'node') run(process.execPath, args);
  else throw new Error(`ready.mjs: nothing to run: ${what}`);
}
