// What users notice of each fault, measured on real hosts: `npm run bench:failover -- [--runs N] [--most N] [--only FAULT,…] [--addresses pacemaker|keepalived]`.
//   --runs N   drills of each fault (default 5)
//   --most N   drills of the headline faults (default 20)
// It makes a lab of its own and removes it. The lab's latencies are those of the file; absolute times are this machine's.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, must, quorate, table } from './measure.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    most: { type: 'string', default: '20' },
    only: { type: 'string' },
    addresses: { type: 'string', default: 'pacemaker' },
  },
});

/** Fault, the limit in seconds, and whether it is a headline. */
const faults = [
  ['host-off@vip-holder', values.addresses === 'keepalived' ? 2.5 : 4, true],
  ['crash@galera', 2, true],
  ['crash@haproxy', 1],
  ['crash@keystone', 1],
  ['crash@memcached', 1],
  ['crash@rabbitmq', 2],
  ['hang@galera', 10],
  ['hang@haproxy', 10],
  ['hang@keystone', 10],
  ['hang@rabbitmq', 10],
  ['cut@management', 8],
  ['cut@ring', 8],
  ['cut@public', 8],
  ['split@vip-holder', 8],
  ['address-removed', 2],
  ['power-loss@vip-holder', 10],
].filter(([fault]) => !values.only || values.only.split(',').includes(fault));

const work = mkdtempSync('/tmp/quorate-bench-');
const file = join(work, 'cloud.yaml');
const lab = `bench-${process.pid}`;
// No objective ends a drill early or late; without them every verdict would be unknown.
writeFileSync(
  file,
  readFileSync('examples/three-controllers.yaml', 'utf8')
    .replace('addresses: pacemaker', `addresses: ${values.addresses}`)
    .replace(/interruption: {.*}/, 'interruption: 180s'),
);

const seconds = (ms) => (ms / 1000).toFixed(1);
const { row, print } = table(
  'fault',
  'limit',
  'runs',
  'sign-in',
  'validate-token',
  'database write',
  'message',
  'lost',
  'not pass',
);

try {
  must(quorate(['lab', 'up', '-f', file, '--name', lab, '--yes']));
  must(quorate(['apply', '-f', file, '--yes', '--lab', lab]));
  for (const [fault, limit, headline] of faults) {
    const verdicts = [];
    while (verdicts.length < Number(headline ? values.most : values.runs)) {
      const runs = join(work, 'runs');
      const ran = quorate(['drill', 'run', fault, '-f', file, '--runs', runs, '-o', 'json', '--lab', lab]);
      if (ran.stdout === '') throw new Error(ran.stderr.slice(-2000));
      const verdict = JSON.parse(ran.stdout);
      verdicts.push(verdict);
      for (const { checker, outcome, reason } of verdict.checks)
        if (outcome !== 'pass') console.error(`  ${outcome} ${checker}: ${reason}`);
    }
    const told = verdicts.filter(({ injectedAt }) => injectedAt !== undefined);
    const of = (canary) => {
      const all = told.flatMap(({ canaries }) =>
        canaries.filter((one) => one.canary === canary).map(({ longest }) => longest),
      );
      return all.length === 0 ? '–' : `${seconds(median(all))} / ${seconds(Math.max(...all))}`;
    };
    const lost = told.reduce((sum, { writes, messages }) => sum + (writes?.lost ?? 0) + (messages?.lost ?? 0), 0);
    const bad = verdicts.filter(({ outcome }) => outcome !== 'pass').length;
    row(
      fault,
      `${limit} s`,
      verdicts.length,
      ...['sign-in', 'validate-token', 'database-write', 'message'].map(of),
      lost,
      bad,
    );
  }
} finally {
  quorate(['lab', 'down', lab]);
  rmSync(work, { recursive: true });
}

console.log(`Addresses by ${values.addresses}. Interruptions in seconds: median / worst.\n`);
print();
