// Figures of plan, apply and status, and the same work by Ansible: `npm run bench:apply -- [--hosts N] [--no-ansible]`.
//   --hosts N     hosts of the large cloud (default 200)
//   --no-ansible  without the other column
// It makes labs of its own and removes them. Both columns have the same hosts, Debian 12, for which the Ansible of Debian 12 is made.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ansibleColumn } from './ansible/run.mjs';
import { fixed, median, medianOf, must, quorate, table, timed } from './measure.mjs';

const options = { hosts: { type: 'string', default: '200' }, ansible: { type: 'boolean', default: true } };
const { values } = parseArgs({ options, allowNegative: true });
const lab = `bench-${process.pid}`;
const work = mkdtempSync('/tmp/quorate-bench-');
const example = readFileSync('examples/three-controllers.yaml', 'utf8').replace(
  /^platform: \S+/m,
  'platform: debian-12',
);
const { row, print } = table('what', 'goal', 'Quorate', 'Ansible', 'ratio');

/** The example with so many hosts in all, the others being compute hosts; a lab of it has the first `rehearsed` of them. */
function cloudOf(hosts, rehearsed = hosts) {
  const file = join(work, `${hosts}-${rehearsed}.yaml`);
  const text = example
    .replace('10.77.0.0/24', '10.64.0.0/16')
    .replaceAll('10.77.0.', '10.64.0.')
    .replace(/^ {2}ctl3: .*$/m, (line) => [line, ...computeGroups(hosts - 3)].join('\n'))
    .replace(/^lab:$/m, `lab:\n  hosts: ${JSON.stringify(['ctl1', 'ctl2', 'ctl3', ...computes(rehearsed - 3)])}`);
  writeFileSync(file, text);
  return file;
}

/** A range is within one last number of an address, so compute hosts come in groups: cmp1-001 has 10.64.1.1. */
function computeGroups(count) {
  return Array.from({ length: Math.ceil(count / 250) }, (_, index) => {
    const last = Math.min(250, count - index * 250);
    const ip = `{ management: "10.64.${index + 1}.[1-${last}]" }`;
    return `  "cmp${index + 1}-[001-${String(last).padStart(3, '0')}]": { roles: [compute], fence: [], ip: ${ip} }`;
  });
}

function computes(count) {
  return Array.from({ length: count }, (_, index) => {
    return `cmp${Math.floor(index / 250) + 1}-${String((index % 250) + 1).padStart(3, '0')}`;
  });
}

/** Rendering alone, and the most memory it took, as the program itself saw it at its end. */
function renderLarge() {
  const tell = "process.on('exit', () => console.error('rss', process.resourceUsage().maxRSS))";
  const file = cloudOf(1000);
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(tell)}` };
  const runs = [1, 2, 3].map((run) =>
    must(quorate(['render', '-f', file, '--out', join(work, `rendered-${run}`)], env)),
  );
  const rss = Math.max(...runs.map(({ stderr }) => Number(/^rss (\d+)$/m.exec(stderr)[1]))) / 1024;
  const seconds = fixed(median(runs.map((run) => run.seconds)));
  row('`render` of 1,000 hosts, median of 3', 'under 1 s', `${seconds}, ${Math.round(rss)} MB`, '', '');
}

/** From bare hosts to the whole base, then what is asked again and again. The lab stays. */
function three(file) {
  must(quorate(['lab', 'up', '-f', file, '--name', lab, '--yes']));
  const at = ['-f', file, '--lab', lab];
  const built = must(quorate(['apply', ...at])).seconds;
  const idle = medianOf(9, () => quorate(['apply', ...at]));
  const first = medianOf(9, () => {
    logOut();
    return quorate(['status', ...at]);
  });
  const status = medianOf(9, () => quorate(['status', ...at]));
  return { built, idle, first, status };
}

/** Ends the connections that the last look left for the next. */
function logOut() {
  const left = `/var/lib/quorate/labs/${lab}/connections`;
  for (const host of existsSync(left) ? readdirSync(left) : [])
    timed(['ssh', '-o', `ControlPath=${left}/${host}`, '-O', 'exit', host]);
}

/**
 * `apply` with nothing to do on many hosts. One compute host of a lab stands for all of them: it runs an sshd of its own for each, so
 * every connection, look and answer is real, and all of them are this machine's work; only the file system behind them is the same one.
 */
function large(hosts) {
  const name = `${lab}-large`;
  const few = cloudOf(hosts, 4);
  must(quorate(['lab', 'up', '-f', few, '--name', name, '--yes']));
  try {
    must(quorate(['apply', '-f', few, '--lab', name]));
    const config = `${labDirectory(name)}/ssh_config`;
    const others = computes(hosts - 3)
      .slice(1)
      .map((host, index) => ({ host, ip: `10.64.${Math.floor((index + 1) / 250) + 1}.${((index + 1) % 250) + 1}` }));
    const start = others.map(({ ip }) => `ip address add ${ip}/16 dev eth0; /usr/sbin/sshd -o ListenAddress=${ip}`);
    must(timed(['ssh', '-F', config, 'cmp1-001', 'sh -e'], { input: `${start.join('\n')}\n` }));
    const common = readFileSync(config, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('  ') && !line.includes('HostName'));
    for (const { host, ip } of others)
      appendFileSync(config, [`Host ${host}`, `  HostName ${ip}`, '  HostKeyAlias cmp1-001', ...common, ''].join('\n'));
    const at = ['-f', cloudOf(hosts), '--lab', name];
    must(quorate(['apply', ...at]));
    const what = `\`apply\` with nothing to do, ${hosts} hosts`;
    row(
      `${what} over ${hosts - 3} sshd of one host and 3 of their own, median of 3`,
      'under 10 s',
      fixed(medianOf(3, () => quorate(['apply', ...at]))),
      '',
      '',
    );
    const env = recorded(at);
    row(
      `${what}, ${hosts - 3} of them recorded, median of 3`,
      'under 10 s',
      fixed(medianOf(3, () => quorate(['apply', ...at], env))),
      '',
      '',
    );
  } finally {
    quorate(['lab', 'down', name]);
  }
}

/**
 * Without the far ends, which a machine of two cores has no business being: one compute host is asked for real and recorded, then an ssh of
 * ours replays its answer for each. What is left is this end: connections, looks and plan.
 */
function recorded(at) {
  const bin = join(work, 'bin');
  const answer = join(work, 'answer');
  const ssh = (script) => {
    mkdirSync(bin, { recursive: true });
    const host = 'host=; next=; for word; do host=$next; next=$word; done';
    writeFileSync(join(bin, 'ssh'), `#!/bin/sh\n${host}\n${script}\n`, { mode: 0o755 });
  };
  const env = { PATH: `${bin}:${process.env.PATH}` };
  ssh(`case $host in cmp1-001) /usr/bin/ssh "$@" | tee ${answer} ;; *) exec /usr/bin/ssh "$@" ;; esac`);
  must(quorate(['apply', ...at], env));
  // The answer to the second question: the first is the shell's own.
  writeFileSync(answer, readFileSync(answer, 'utf8').split(/\n[\da-f-]{36} \d+\n/)[1]);
  const replay = `/== manifest/ { asked = 1 }
/^set -- .*printf/ {
  if (asked) while ((getline line <answer) > 0) print line
  close(answer); asked = 0
  printf "\\n%s 0\\n", $7; fflush(); printf "\\n%s\\n", $7 >"/dev/stderr"; fflush("/dev/stderr")
}`;
  writeFileSync(join(work, 'replay.awk'), replay);
  ssh(
    `case $host in ctl?) exec /usr/bin/ssh "$@" ;; esac\nexec mawk -W interactive -v answer=${answer} -f ${join(work, 'replay.awk')}`,
  );
  return env;
}

function labDirectory(name) {
  return join(process.env.QUORATE_STATE ?? '/var/lib/quorate', 'labs', name);
}

const ratio = (ours, theirs) => (theirs === undefined ? '' : `${(theirs / ours).toFixed(1)}×`);
const told = (seconds) => (seconds === undefined ? '' : fixed(seconds));

try {
  renderLarge();
  const file = cloudOf(3);
  const ours = three(file);
  row('`status`, 3 hosts, median of 9, each logging in', '', fixed(ours.first), '', '');
  row('`status`, 3 hosts, median of 9, within a minute of another', 'under 0.5 s', fixed(ours.status), '', '');
  const theirs = values.ansible ? ansibleColumn({ file, lab, work, directory: labDirectory }) : {};
  const compare = (what, goal, key) =>
    row(what, goal, fixed(ours[key]), told(theirs[key]), ratio(ours[key], theirs[key]));
  compare('from bare hosts to the whole base, 3 hosts', 'under 2 min', 'built');
  compare('nothing to do, 3 hosts, median of 9 (Ansible: 3)', 'under 1 s', 'idle');
  quorate(['lab', 'down', lab]);
  large(Number(values.hosts));
} finally {
  quorate(['lab', 'down', lab]);
  rmSync(work, { recursive: true, force: true });
}
print();
