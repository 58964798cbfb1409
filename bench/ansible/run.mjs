// The other column: what Quorate made is taken off its hosts, which are then made anew, bare, and Ansible makes the same of them.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixed, medianOf, must, quorate, timed } from '../measure.mjs';

const hosts = ['ctl1', 'ctl2', 'ctl3'];

/** Seconds from bare hosts to done, and of a run with nothing to do. */
export function ansibleColumn({ file, lab, work, directory }) {
  const ansible = unpack(join(work, 'ansible'));
  const tree = join(work, 'files');
  const on = (host, script) =>
    must(timed(['ssh', '-F', join(directory(lab), 'ssh_config'), host, 'sh -e'], { input: script })).stdout;
  const before = passwords(directory(lab));
  const inventory = {
    all: { hosts: Object.fromEntries(hosts.map((host) => [host, take(host, on, tree)])), vars: { tree } },
  };
  Object.assign(inventory.all.vars, shared(on));
  must(quorate(['lab', 'down', lab]));
  must(quorate(['lab', 'up', '-f', file, '--name', lab, '--yes']));
  replaceIn(inventory, tree, before, passwords(directory(lab)));

  const hostsFile = join(work, 'hosts.json');
  writeFileSync(hostsFile, JSON.stringify(inventory), { mode: 0o600 });
  const env = {
    PYTHONPATH: join(ansible, 'usr/lib/python3/dist-packages'),
    ANSIBLE_HOME: join(work, 'home'),
    ANSIBLE_PIPELINING: 'True',
    ANSIBLE_SSH_ARGS: `-F ${join(directory(lab), 'ssh_config')} -o ControlMaster=auto -o ControlPersist=60s`,
  };
  // Debian's own Python: what was unpacked is made for it.
  const program = ['/usr/bin/python3', join(ansible, 'usr/bin/ansible-playbook')];
  const playbook = [...program, '-i', hostsFile, 'bench/ansible/site.yaml'];
  const version = must(timed([...program, '--version'], { env })).stdout.split('\n')[0];
  console.error(`${version}, pipelining on, connections kept`);
  const built = must(timed(playbook, { env })).seconds;
  const idle = medianOf(3, () => {
    const ran = timed(playbook, { env });
    if (/changed=[1-9]/.test(ran.stdout)) throw new Error(`an idle run changed something:\n${ran.stdout}`);
    return ran;
  });
  console.error(`Ansible: ${fixed(built)}, idle ${fixed(idle)}; its cloud is ${health(file, lab)}`);
  return { built, idle };
}

/** Debian's ansible-core and what it needs, unpacked into a place of its own: nothing is installed. */
function unpack(place) {
  const needs = ['jinja2', 'markupsafe', 'packaging', 'resolvelib', 'yaml', 'cryptography', 'cffi-backend'];
  mkdirSync(place);
  const packages = ['ansible-core', ...needs.map((name) => `python3-${name}`)];
  must(timed(['apt-get', '-qq', 'download', ...packages], { cwd: place }));
  must(timed(['sh', '-ec', 'for package in *.deb; do dpkg -x "$package" .; done'], { cwd: place }));
  return place;
}

/** Files that Quorate owns on a host, with the directories that no package brings. */
function take(host, on, tree) {
  const paths = on(host, "sed -n 's/^file [^ ]* [^ ]* //p' /var/lib/quorate/manifest").trim().split('\n').sort();
  const packed = on(
    host,
    `tar -C / -cf - -T - <<'X' | base64 -w0\n${paths.map((path) => path.slice(1)).join('\n')}\nX\n`,
  );
  mkdirSync(join(tree, host), { recursive: true, mode: 0o700 });
  must(timed(['tar', '-C', join(tree, host), '-xf', '-'], { input: Buffer.from(packed, 'base64') }));
  const stat = (list) => `stat -c '%U %G %a %n' -- ${list}`;
  const parents = [...new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/'))))].join(' ');
  const own = `for one in ${parents}; do dpkg -S "$one" >/dev/null 2>&1 || ${stat('"$one"')}; done`;
  const packages = on(host, 'apt-mark showmanual').trim().split('\n');
  return {
    packages,
    own: on(host, "grep -oE '[0-9.]+:5000' /etc/keystone/quorate-uwsgi.ini").trim(),
    directories: attributes(`${on(host, own)}root root 755 /var/lib/ansible-bench\n`),
    files: attributes(on(host, stat(paths.join(' ')))),
  };
}

function attributes(lines) {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, owner, group, mode, path] = /^(\S+) (\S+) (\d+) (.+)$/.exec(line);
      return { owner, group, mode: `0${mode}`, path };
    });
}

/** What all hosts share: accounts as the database tells them, where keystone is, and a password for its administrator. */
function shared(on) {
  const ask = (sql) => on('ctl1', `mariadb --batch --skip-column-names --raw <<'X'\n${sql};\nX\n`).trim().split('\n');
  const users = ask(
    "SELECT CONCAT(QUOTE(User), '@', QUOTE(Host)) FROM mysql.global_priv WHERE User LIKE 'quorate%' OR User = 'keystone'",
  );
  const accounts = users.flatMap((user) => [...ask(`SHOW CREATE USER ${user}`), ...ask(`SHOW GRANTS FOR ${user}`)]);
  const databases = ['keystone', 'quorate_canary'].map((name) => `CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const url = on('ctl1', "sed -n 's/^public_endpoint *= *//p' /etc/keystone/keystone.conf").trim();
  return {
    accounts: [...databases, ...accounts].map((sql) => `${sql};`).join('\n'),
    url: `${url}/v3`,
    address: new URL(url).hostname,
    scheme: new URL(url).protocol,
    password: randomUUID(),
  };
}

/** A lab that is made anew has power switches with other passwords. */
function passwords(directory) {
  return JSON.parse(readFileSync(join(directory, 'bmc.json'), 'utf8'));
}

function replaceIn(inventory, tree, before, after) {
  for (const host of hosts) {
    for (const { path } of inventory.all.hosts[host].files.filter(({ path }) =>
      path.startsWith('/etc/quorate/fence/'),
    )) {
      const name = path.split('/').at(-1);
      const file = join(tree, host, path);
      writeFileSync(file, readFileSync(file, 'utf8').replace(before[name].password, after[name].password));
    }
  }
}

/** Equal work has an equal end: Quorate looks at what Ansible made. */
function health(file, lab) {
  for (let tries = 0; ; tries += 1) {
    const { health, conditions } = JSON.parse(quorate(['status', '-f', file, '--lab', lab, '-o', 'json']).stdout);
    if (health === 'HEALTH_OK' || tries > 20) return `${health} ${conditions.map(({ what }) => what).join('; ')}`;
    timed(['sleep', '2']);
  }
}
