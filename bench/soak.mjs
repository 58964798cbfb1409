// A machine with nothing left to give, and a cloud that stays calm:
// `npm run bench:soak -- [--minutes N] [--addresses pacemaker|keepalived] [--shortest]`. The last: with the shortest timers of the lab.
// Two busy loops per core run beside a lab's three hosts (default 10 minutes). Counted: changes of the cluster's membership and of the
// database's, moves of addresses and of the database writer, hosts fenced. All of them must be 0. It makes a lab of its own and removes it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { must, quorate, table } from './measure.mjs';
import { shortestTimers } from './shortest.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    addresses: { type: 'string', default: 'pacemaker' },
    shortest: { type: 'boolean', default: false },
  },
});
const work = mkdtempSync('/tmp/quorate-bench-');
const file = join(work, 'cloud.yaml');
const lab = `bench-${process.pid}`;
const example = readFileSync('examples/three-controllers.yaml', 'utf8').replace(
  'addresses: pacemaker',
  `addresses: ${values.addresses}`,
);
writeFileSync(file, values.shortest ? shortestTimers(example) : example);

const on = (host, command) => must(quorate(['lab', 'ssh', host, '--lab', lab, '--', command])).stdout.trim();
/** Numbers that grow with each change of who belongs: of the cluster, of the database. */
const membership = () => ({
  cluster:
    values.addresses === 'pacemaker' ? on('ctl1', "corosync-quorumtool -s | awk '/^Ring ID:/ { print $3 }'") : '–',
  database: on(
    'ctl1',
    'mariadb -NBe "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = \'wsrep_cluster_conf_id\'"',
  ),
});
const status = () => JSON.parse(quorate(['status', '-f', file, '-o', 'json', '--lab', lab]).stdout);

const busy = [];
try {
  must(quorate(['lab', 'up', '-f', file, '--name', lab, '--yes']));
  must(quorate(['apply', '-f', file, '--lab', lab]));
  while (status().health !== 'HEALTH_OK') await delay(1000);
  const before = membership();
  const holders = [JSON.stringify(status().addresses)];
  const writers = new Set();
  const conditions = new Set();
  for (let count = 0; count < 2 * cpus().length; count += 1) busy.push(spawn(process.execPath, ['-e', 'for (;;);']));
  const end = Date.now() + Number(values.minutes) * 60_000;
  let looks = 0;
  while (Date.now() < end) {
    await delay(5000);
    const seen = status();
    looks += 1;
    for (const { code, host } of seen.conditions ?? []) conditions.add([code, host].filter(Boolean).join(' '));
    writers.add(seen.databaseWriter);
    const held = JSON.stringify(seen.addresses);
    if (held !== holders.at(-1)) holders.push(held);
  }
  const load = loadavg()[0].toFixed(1);
  for (const child of busy.splice(0)) child.kill('SIGKILL');
  const after = membership();
  const { row, print } = table('what', 'goal', 'measured');
  row(`busy loops, for ${values.minutes} min; load at the end`, '', `${2 * cpus().length}; ${load}`);
  row(
    'membership of the cluster',
    'the same',
    before.cluster === after.cluster ? 'the same' : `${before.cluster}, ${after.cluster}`,
  );
  row(
    'membership of the database',
    'the same',
    before.database === after.database ? 'the same' : `${before.database}, ${after.database}`,
  );
  row(`moves of addresses, in ${looks} looks`, '0', holders.length - 1);
  row('changes of the database writer', '0', writers.size - 1);
  row('conditions', 'none', conditions.size === 0 ? 'none' : [...conditions].join(', '));
  console.log(`Addresses by ${values.addresses}.\n`);
  print();
} finally {
  for (const child of busy) child.kill('SIGKILL');
  quorate(['lab', 'down', lab]);
  rmSync(work, { recursive: true });
}
