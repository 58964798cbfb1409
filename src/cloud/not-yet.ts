/**
 * What the design knows and this version does not build: asking for it is no slip of the keyboard, so it gets an error of its own.
 * By the last key of its place.
 */
const values: Readonly<Record<string, readonly string[]>> = {
  database: ['drbd', 'shared-storage', 'primary-standby'],
  messaging: ['drbd', 'shared-storage'],
  apis: ['active-passive'],
  agent: ['ipmi', 'sbd', 'apc_snmp', 'eps', 'raritan'],
};

const keys: Readonly<Record<string, readonly string[]>> = {
  lab: ['hypervisor'],
  hosts: ['profile'],
  'host-defaults': ['profile'],
  services: ['drbd', 'etcd', 'glance', 'placement', 'nova', 'neutron', 'cinder', 'heat', 'horizon'],
};

export function isValueForLater(key: string, value: unknown): boolean {
  return values[key]?.some((one) => one === value) ?? false;
}

/** `section` is the first key of the place. */
export function isKeyForLater(section: string, key: string): boolean {
  return keys[section]?.includes(key) ?? false;
}
