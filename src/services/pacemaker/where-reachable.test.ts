import { expect, test } from 'vitest';
import { threeControllers } from '../../../test/helpers/clouds.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { compose } from '../../compose/compose.ts';
import { pacemaker } from './index.ts';

const filesOf = (cloud: Cloud, host = 'ctl1') =>
  compose(cloud, (name) => `secret-of-${name}`).hosts.find(({ name }) => name === host)!.files;
const section = (cloud: Cloud, name: string) =>
  filesOf(cloud).find(({ path }) => path === `/etc/quorate/cib/${name}.xml`)!.content;

test('each host is asked whether it serves, by its balancer and by a majority on each network of an address', () => {
  expect(section(threeControllers(), 'resources').match(/<clone.*clone>/s)![0]).toMatchInlineSnapshot(`
    "<clone id="reachable-everywhere">
        <primitive id="reachable" class="ocf" provider="quorate" type="reachable">
          <instance_attributes id="reachable-parameters">
            <nvpair id="reachable-parameters-hears" name="hears" value="2 10.77.0.11 10.77.0.12 10.77.0.13;2 10.77.2.11 10.77.2.12 10.77.2.13"/>
          </instance_attributes>
          <operations>
            <op id="reachable-monitor" name="monitor" interval="1s" timeout="10s"/>
          </operations>
        </primitive>
      </clone>"
  `);
  const agent = filesOf(threeControllers()).find(({ path }) => path.endsWith('/quorate/reachable'))!;
  expect(agent.mode).toBe(0o755);
});

test('addresses go where users are served, and stay where they are when no host is better', () => {
  const rules = section(threeControllers(), 'constraints').match(
    /<rsc_location id="[^"]*only-where.*?rsc_location>/gs,
  )!;
  expect(rules).toHaveLength(2);
  expect(rules[0]).toMatchInlineSnapshot(`
    "<rsc_location id="address-internal-only-where-quorate-reachable" rsc="address-internal">
        <rule id="address-internal-only-where-quorate-reachable-rule" score="-100000" boolean-op="or">
          <expression id="address-internal-only-where-quorate-reachable-unknown" attribute="quorate-reachable" operation="not_defined"/>
          <expression id="address-internal-only-where-quorate-reachable-not" attribute="quorate-reachable" operation="ne" value="1"/>
        </rule>
      </rsc_location>"
  `);
});

test('what holds no place is in no order and prefers no host', () => {
  expect(section(threeControllers(), 'constraints')).not.toContain('"reachable"');
});

test('fence devices keep away from the addresses, and have no say in where those go', () => {
  const rules = section(threeControllers(), 'constraints').match(/<rsc_colocation .*?\/>/g)!;
  // The other address is with the first: one rule a device is enough.
  expect(rules.filter((rule) => rule.includes('-apart-from-'))).toEqual(
    ['fence-ctl1', 'strip-pdu-a', 'strip-pdu-b', 'fence-ctl2', 'fence-ctl3'].map(
      (device) =>
        `<rsc_colocation id="${device}-apart-from-address-internal" rsc="${device}" with-rsc="address-internal" score="-1000" influence="false"/>`,
    ),
  );
});

test('keepalived has checks of its own', () => {
  const { architecture } = threeControllers();
  const files = filesOf({ ...threeControllers(), architecture: { ...architecture, addresses: 'keepalived' } });
  expect(files.some(({ path }) => path.includes('reachable'))).toBe(false);
});

test('an agent that cannot ask is told; one on a host that is away is not', () => {
  const clone = (failed: string) => `<pacemaker-result><summary><current_dc present="true" name="ctl1"/></summary>
    <resources><clone id="reachable-everywhere">
      <resource id="reachable" resource_agent="ocf:quorate:reachable" role="Started" failed="false"><node name="ctl1"/></resource>
      <resource id="reachable" resource_agent="ocf:quorate:reachable" role="Stopped" failed="${failed}"/>
    </clone></resources></pacemaker-result>`;
  expect(pacemaker.probe!.parse(clone('false'))).not.toHaveProperty('resource:reachable');
  expect(pacemaker.probe!.parse(clone('true'))).toMatchObject({ 'resource:reachable': 'failed' });
});
