import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { budgetsOf } from '../../src/compose/budgets.ts';
import { arrange, compose } from '../../src/compose/compose.ts';
import { everyFault } from '../../src/compose/faults.ts';
import { platforms } from '../../src/platforms/index.ts';
import { services } from '../../src/services/index.ts';
import { codes } from '../../src/util/codes.ts';
import { configuration } from '../../src/util/finding-codes/configuration.ts';
import { design } from '../../src/util/finding-codes/design.ts';
import { findingCodes } from '../../src/util/finding-codes/index.ts';
import { timing } from '../../src/util/finding-codes/timing.ts';
import { healthCodes } from '../../src/util/health-codes.ts';
import { threeControllers } from '../helpers/clouds.ts';

const folder = 'src/services';
const composition = compose(threeControllers(), (name) => name);

test('the registry is the folders', () => {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(services.map(({ id }) => id).sort()).toEqual(folders.sort());
});

test.each(services.map((service) => [service.id, service] as const))('%s is whole', (id, service) => {
  expect(existsSync(`${folder}/${id}/README.md`), 'says why its settings are what they are').toBe(true);
  for (const other of service.reliesOn ?? []) expect(services.map((one) => one.id)).toContain(other);
  for (const need of service.needs) expect(services.map((one) => one.id)).toContain(need);
  expect(service.probe === undefined, 'what is probed is judged, and the other way round').toBe(
    service.health === undefined,
  );
  for (const platform of Object.values(platforms)) {
    const installs = service.units !== undefined;
    expect((platform.packages[id] ?? []).length > 0, `${platform.id} knows its packages`).toBe(installs);
  }
});

test('no two services write the same file, and every unit that a file restarts is one of the host', () => {
  for (const host of composition.hosts) {
    const paths = host.files.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const units = host.units.map(({ name }) => name);
    for (const file of host.files)
      for (const unit of [...(file.restarts ?? []), ...(file.reloads ?? [])]) expect(units, file.path).toContain(unit);
  }
});

test('every code has a title and a way out, and no two kinds of code share a name', () => {
  for (const [code, { title, remedy }] of [codes, healthCodes, findingCodes].flatMap((table) =>
    Object.entries(table),
  )) {
    expect(title.length, code).toBeGreaterThan(10);
    expect(remedy.length, code).toBeGreaterThan(10);
  }
  const all = [codes, healthCodes, design, timing, configuration].flatMap((table) => Object.keys(table));
  expect(all.filter((code, index) => all.indexOf(code) < index)).toEqual([]);
});

const modes = ['pacemaker', 'keepalived'] as const;

test.each(modes)(
  '%s: every setting that a budget names stands in the file that it names, with its value',
  (addresses) => {
    const cloud = threeControllers();
    const { hosts, groups } = compose(
      { ...cloud, architecture: { ...cloud.architecture, addresses } },
      (name) => `<secret ${name}>`,
    );
    const settings = groups.flatMap(({ service, view }) => service.timing?.settings(view) ?? []);
    expect(settings.length).toBeGreaterThan(20);
    for (const { timer, file, written } of settings)
      for (const { name, files } of hosts)
        expect(files.find(({ path }) => path === file)?.content, `${timer} on ${name}`).toContain(written);
  },
);

test.each(modes)(
  '%s: every timer of a stage is named as a setting, but for those of clients that are not ours',
  (addresses) => {
    const cloud = threeControllers();
    const arrangement = arrange({ ...cloud, architecture: { ...cloud.architecture, addresses } });
    const named = arrangement.groups.flatMap(({ service, view }) => service.timing?.settings(view) ?? []);
    const used = everyFault(arrangement).flatMap((spec) =>
      budgetsOf(arrangement, spec).flatMap(({ stages }) =>
        stages.flatMap(({ terms }) => terms.flatMap((term) => ('timer' in term ? [term.timer] : []))),
      ),
    );
    const missing = new Set(used.filter((timer) => !named.some((setting) => setting.timer === timer)));
    expect([...missing].sort()).toEqual(['messagingConnect', 'messagingRetry', 'messagingSilence']);
  },
);

test('every timer that is chosen is really in what is rendered', () => {
  const rendered = composition.hosts[0]!.files.map(({ content }) => content).join('\n');
  for (const wanted of [
    'token: 1000',
    'consensus: 1200',
    'inter 400ms fastinter 100ms fall 2 rise 2',
    'timeout connect 1s',
    'timeout check 3s',
    'tcp-ut 5s',
    'evs.suspect_timeout=PT1.5S',
    'evs.inactive_timeout=PT3S',
    'evs.keepalive_period=PT0.2S',
    'net_ticktime = 8',
    '{aten, [{poll_interval, 1000}]}',
    'read_timeout=15',
    'connect_timeout=5',
    'connection_recycle_time = 300',
    'memcache_socket_timeout = 0.25',
    'memcache_dead_retry = 30',
    'name="dc-deadtime" value="5s"',
    'name="stonith-timeout" value="30s"',
    'name="cluster-recheck-interval" value="60s"',
    'innodb_flush_log_at_trx_commit = 1',
    'stonith-enabled" value="true"',
  ])
    expect(rendered).toContain(wanted);
});
