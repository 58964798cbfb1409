// How long `quorate check` takes for clouds of any size, with the start of the program: node bench/check.mjs
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, quorate, table } from './measure.mjs';

const runs = 9;
const perRack = 40;

/** A cloud of so many hosts in racks of 40 on two feeds, the first of them controllers. */
function cloudOf(hosts, controllers) {
  const lines = Array.from({ length: hosts }, (_, index) => {
    const [rack, place] = [Math.floor(index / perRack), (index % perRack) + 1];
    const ip = (net) => `10.${net}.${rack + 1}.${place}`;
    const controller = index < controllers;
    const also = controller ? `, ring: ${ip(61)}` : '';
    // A few controllers are in racks of their own.
    const own = controllers < perRack && controller ? `own${index}` : `r${rack}`;
    return `  h${index}: { roles: [${controller ? 'controller' : 'compute'}], ip: { management: ${ip(60)}${also} }, bmc: ${ip(62)}, rack: ${own}, power: [a, b] }`;
  });
  return `quorate: 1
name: large
platform: debian-13
networks: { management: { cidr: 10.60.0.0/16 }, ring: { cidr: 10.61.0.0/16 }, bmc: { cidr: 10.62.0.0/16 } }
addresses: { internal: { network: management, ip: 10.60.255.1 } }
host-defaults: { fence: [{ agent: redfish }] }
hosts:
${lines.join('\n')}
`;
}

const directory = mkdtempSync(join(tmpdir(), 'quorate-bench-check-'));
const results = table('hosts', 'of them controllers', `median of ${runs}`, 'longest');
for (const [hosts, controllers] of [
  [3, 3],
  [1000, 3],
  [5000, 3],
  [1000, 1000],
]) {
  const file = join(directory, `${hosts}-${controllers}.yaml`);
  writeFileSync(file, cloudOf(hosts, controllers));
  const seconds = Array.from({ length: runs }, () => {
    const ran = quorate(['check', '-f', file, '-o', 'json']);
    // Every rack loses its power switches with its power: that is found, and is no failure of ours.
    if (ran.status !== 1 || !ran.stdout.includes('FENCE_SHARES_POWER')) throw new Error(ran.stderr);
    return ran.seconds;
  });
  results.row(hosts, controllers, `${median(seconds).toFixed(2)} s`, `${Math.max(...seconds).toFixed(2)} s`);
}
results.print();
rmSync(directory, { recursive: true });
