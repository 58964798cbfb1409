// What users notice of each fault, measured on real hosts, under our timers and under other people's:
// `npm run bench:failover -- [--profiles P,…] [--runs N] [--most N] [--only FAULT,…] [--picture FILE]`.
//   --profiles  ours: pacemaker (with an objective that takes the shortest timers, and the lab's fencing declared), usual (pacemaker with
//               the timers of whoever asks for none), keepalived (with those too: it proves nobody dead)
//               other people's on our layout: ha-guide, kolla (bench/other-timers.mjs)
//   --runs N    drills of each fault (default 5)
//   --most N    drills of the headline faults (default 20)
//   --picture   writes the medians as an SVG
//   --medians   keeps the medians in a file, and begins with those that are in it: a profile takes up to an hour
// Each profile has a lab of its own, which is removed. Latencies are those of the example; absolute times are this machine's.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { failoverPicture } from './failover-picture.mjs';
import { median, must, quorate, table, timed } from './measure.mjs';
import { dressAs, profiles } from './other-timers.mjs';

const { values } = parseArgs({
  options: {
    profiles: { type: 'string', default: 'pacemaker' },
    runs: { type: 'string', default: '5' },
    most: { type: 'string', default: '20' },
    only: { type: 'string' },
    picture: { type: 'string' },
    medians: { type: 'string' },
  },
});
const only = values.only?.split(',');

/** Fault, the limit in seconds that we ask of ourselves, and whether it is a headline. */
const faultsOf = ({ addresses }) =>
  [
    ['host-off@vip-holder', addresses === 'keepalived' ? 2.5 : 4, true],
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
    // From the loss of power, which is longer than from its return.
    ['power-loss@all-hosts', 60],
  ].filter(([fault]) => !only || only.includes(fault));

const work = mkdtempSync('/tmp/quorate-bench-');
const canaries = ['sign-in', 'validate-token', 'database-write', 'message'];
const seconds = (ms) => (ms / 1000).toFixed(1);
const { row, print } = table('timers', 'fault', 'limit', 'runs', ...canaries, 'lost', 'not pass');
/** Medians of the longest interruption by fault, then profile: ms. */
const medians = values.medians && existsSync(values.medians) ? JSON.parse(readFileSync(values.medians, 'utf8')) : {};

for (const name of values.profiles.split(',')) await measure(name, profiles[name]);
console.log('Interruptions in seconds: median / worst.\n');
print();
console.log(`\n${ratios()}`);
if (values.medians) writeFileSync(values.medians, JSON.stringify(medians));
if (values.picture) writeFileSync(values.picture, failoverPicture(medians));
rmSync(work, { recursive: true });

async function measure(name, profile) {
  const file = join(work, `${name}.yaml`);
  const lab = `bench-${process.pid}`;
  // No objective ends a drill early or late; without them every verdict would be unknown.
  const example = readFileSync('examples/three-controllers.yaml', 'utf8')
    .replace('addresses: pacemaker', `addresses: ${profile.addresses}`)
    .replace(/interruption: {.*}/, 'interruption: 180s');
  writeFileSync(file, profile.declare?.(example) ?? example);
  const on = (host, command, input) =>
    must(timed(['bin/quorate', 'lab', 'ssh', host, '--lab', lab, '--', command], { input })).stdout;
  const isWell = async () => {
    while (quorate(['status', '-f', file, '--lab', lab]).status !== 0) await delay(500);
  };
  try {
    must(quorate(['lab', 'up', '-f', file, '--name', lab, '--yes']));
    must(quorate(['apply', '-f', file, '--lab', lab]));
    await isWell();
    await dressAs(profile, ['ctl1', 'ctl2', 'ctl3'], on, isWell);
    for (const [fault, limit, headline] of faultsOf(profile)) {
      const verdicts = [];
      while (verdicts.length < Number(headline ? values.most : values.runs))
        verdicts.push(drill(profile.instead?.[fault]?.(verdicts.length) ?? fault, file, lab));
      tell(name, fault, limit, verdicts);
      await isWell();
    }
  } finally {
    quorate(['lab', 'down', lab]);
  }
}

function drill(fault, file, lab) {
  const runs = join(work, 'runs');
  const risk = fault.endsWith('@all-hosts') ? ['--accept-risk', 'total-outage'] : [];
  const ran = quorate(['drill', 'run', fault, '-f', file, '--runs', runs, '-o', 'json', '--lab', lab, ...risk]);
  if (ran.stdout === '') throw new Error(ran.stderr.slice(-2000));
  const verdict = JSON.parse(ran.stdout);
  for (const { checker, outcome, reason } of verdict.checks)
    if (outcome !== 'pass') console.error(`  ${outcome} ${checker}: ${reason}`);
  return verdict;
}

function tell(name, fault, limit, verdicts) {
  const told = verdicts.filter(({ injectedAt }) => injectedAt !== undefined);
  const longest = (canary) =>
    told.flatMap((verdict) => verdict.canaries.filter((one) => one.canary === canary).map((one) => one.longest));
  const spread = (all) => (all.length === 0 ? '–' : `${seconds(median(all))} / ${seconds(Math.max(...all))}`);
  const lost = told.reduce((sum, { writes, messages }) => sum + (writes?.lost ?? 0) + (messages?.lost ?? 0), 0);
  const bad = verdicts.filter(({ outcome }) => outcome !== 'pass').length;
  row(name, fault, `${limit} s`, verdicts.length, ...canaries.map((one) => spread(longest(one))), lost, bad);
  if (told.length > 0)
    medians[fault] = {
      ...medians[fault],
      [name]: Object.fromEntries(canaries.map((one) => [one, median(longest(one))])),
    };
}

/** How much longer users of other people's timers wait than those of ours; and where they wait less. */
function ratios() {
  return Object.entries(medians)
    .flatMap(([fault, byProfile]) =>
      Object.keys(byProfile)
        .filter((name) => profiles[name].files.length > 0)
        .flatMap((name) => {
          const ours = byProfile[profiles[name].addresses];
          if (!ours) return [];
          const told = canaries.map((one) =>
            ours[one] > 0
              ? `${one} ${(byProfile[name][one] / ours[one]).toFixed(1)} ×`
              : `${one} ${seconds(byProfile[name][one])} s against 0`,
          );
          return [`${fault}: ${name} / ${profiles[name].addresses} (ours): ${told.join(', ')}`];
        }),
    )
    .join('\n');
}
