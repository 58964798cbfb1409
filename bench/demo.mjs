// The figures of the main job, measured on real hosts: `npm run bench:demo -- [--first] [--drills N]`.
//   --first     without a cached image, too (builds one in a place of its own, and removes it)
//   --drills N  drills of the holder of the address and of the database writer (default 5)
// It makes a lab of its own and removes it. Absolute times are this machine's; the objective and the counts are not.
import { mkdtempSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fixed, median, must, quorate, table } from './measure.mjs';

const { values } = parseArgs({ options: { first: { type: 'boolean' }, drills: { type: 'string', default: '5' } } });
const file = 'examples/three-controllers.yaml';
const lab = `bench-${process.pid}`;
const runs = mkdtempSync('/tmp/quorate-bench-');

const { row, print } = table('what', 'goal', 'measured');
const demo = ['demo', '-f', file, '--name', lab, '--runs', runs, '--yes', '-o', 'json'];

try {
  const helps = Array.from({ length: 9 }, () => must(quorate(['--help'])).seconds);
  row('`quorate --help`, median of 9', 'under 150 ms', `${Math.round(median(helps) * 1000)} ms`);

  if (values.first) {
    const state = mkdtempSync('/var/tmp/quorate-bench-');
    const ran = must(quorate(demo, { QUORATE_STATE: state }));
    row('first demo, image built', 'under 8 min', fixed(ran.seconds));
    must(quorate(['lab', 'down', lab, '--purge'], { QUORATE_STATE: state }));
    rmSync(state, { recursive: true });
  } else {
    must(quorate(['lab', 'up', '-f', file, '--name', lab, '--yes']));
    must(quorate(['lab', 'down', lab]));
  }
  const second = must(quorate(demo));
  row('second demo, image cached', 'under 4 min', fixed(second.seconds));

  const idle = Array.from({ length: 5 }, () => must(quorate(['apply', '-f', file, '--lab', lab])).seconds);
  row('`apply` with nothing to do, 3 hosts, median of 5', 'under 1 s', fixed(median(idle)));

  const verdicts = [JSON.parse(second.stdout)];
  while (verdicts.length < Number(values.drills)) {
    const ran = quorate([
      'drill',
      'run',
      'host-off@vip-holder',
      '-f',
      file,
      '--lab',
      lab,
      '--runs',
      runs,
      '-o',
      'json',
    ]);
    verdicts.push(JSON.parse(ran.stdout));
  }
  const longest = (canary) =>
    verdicts.flatMap((one) => one.canaries.filter((c) => c.canary === canary).map((c) => c.longest / 1000));
  const spread = (numbers) => `median ${fixed(median(numbers))}, worst ${fixed(Math.max(...numbers))}`;
  const count = verdicts.length;
  row(`host-off of the holder, ${count} drills: sign-in interrupted`, 'under 8 s', spread(longest('sign-in')));
  row(`host-off of the holder, ${count} drills: database write interrupted`, '', spread(longest('database-write')));
  const writes = verdicts.map((one) => one.writes ?? { acknowledged: 0, lost: 0 });
  const sum = (key) => writes.reduce((total, one) => total + one[key], 0);
  row('acknowledged writes lost', '0', `${sum('lost')} of ${sum('acknowledged')}`);
  const passed = verdicts.filter((one) => one.outcome === 'pass').length;
  row('fenced, rejoined by itself, all well again', 'all', `${passed} of ${count} verdicts are pass`);
} finally {
  quorate(['lab', 'down', lab]);
  rmSync(runs, { recursive: true, force: true });
}

print();
