/**
 * Every code a user can meet: exit code, one-line meaning, way out. Codes are never reused.
 * Exit codes follow sysexits and Pacemaker, so operators know them: 64 usage, 65 file invalid, 69 unreachable or unavailable,
 * 70 our bug, 75 busy, 77 no permission, 106 no quorum, 107 unsafe, 112 cannot tell, 124 timed out, 130 interrupted.
 */
interface CodeEntry {
  readonly exit: number;
  readonly title: string;
  readonly remedy: string;
}

export const codes = {
  USAGE: { exit: 64, title: 'The command line cannot be understood', remedy: 'See `quorate COMMAND --help`.' },
  INTERNAL: { exit: 70, title: 'A bug in Quorate', remedy: 'Please report it with the message and what was run.' },
  INTERRUPTED: {
    exit: 130,
    title: 'Interrupted by the operator',
    remedy: 'Run the same command again: it goes on from where things are.',
  },

  CLOUD_UNREADABLE: {
    exit: 65,
    title: 'The cloud file cannot be read as text',
    remedy: 'Name a YAML file in UTF-8, such as examples/three-controllers.yaml.',
  },
  CLOUD_EMPTY: {
    exit: 65,
    title: 'The cloud file declares nothing',
    remedy: 'Start from examples/three-controllers.yaml.',
  },
  CLOUD_TOO_LARGE: {
    exit: 65,
    title: 'The cloud file is larger than any cloud needs',
    remedy: 'Declare hosts by range, such as cmp[001-100].',
  },
  CLOUD_SYNTAX: { exit: 65, title: 'The cloud file is not YAML', remedy: 'Mend the line that is shown.' },
  CLOUD_UNKNOWN_KEY: { exit: 65, title: 'A key that means nothing at its place', remedy: 'Correct or remove it.' },
  CLOUD_MISSING_KEY: {
    exit: 65,
    title: 'A key that must be there is not',
    remedy: 'Add it; examples/three-controllers.yaml shows how.',
  },
  CLOUD_INVALID_VALUE: { exit: 65, title: 'A value that cannot be meant', remedy: 'Correct the value that is shown.' },
  CLOUD_NOT_AVAILABLE_YET: {
    exit: 65,
    title: 'Designed, but not built in this version',
    remedy: 'Choose what this version has, or wait for a later one.',
  },
  CLOUD_UNKNOWN_NAME: { exit: 65, title: 'A name that is not declared', remedy: 'Declare it, or correct the name.' },
  CLOUD_RANGE: {
    exit: 65,
    title: 'A range that cannot be expanded',
    remedy: 'Write cmp[001-100], with as many addresses as hosts.',
  },
  CLOUD_NAME_TAKEN: { exit: 65, title: 'Two hosts of one name', remedy: 'Rename one; ranges may overlap.' },
  CLOUD_ADDRESS_TAKEN: { exit: 65, title: 'One address for two', remedy: 'Give one of them another address.' },
  CLOUD_ADDRESS_OUTSIDE: {
    exit: 65,
    title: 'An address that does not fit its network',
    remedy: "Use an address of the network's cidr that is not its first or last.",
  },
  CLOUD_ADDRESS_UNCARRIED: {
    exit: 65,
    title: 'A virtual address that no controller can carry',
    remedy: 'Give the controllers an address on its network.',
  },
  CLOUD_NETWORKS_OVERLAP: {
    exit: 65,
    title: 'Two networks share addresses',
    remedy: 'Give each network addresses of its own.',
  },
  CLOUD_NO_CONTROLLER: {
    exit: 65,
    title: 'No host has the role controller',
    remedy: 'Give at least one host `roles: [controller]`.',
  },
  CLOUD_HOST_WITHOUT_ADDRESS: {
    exit: 65,
    title: 'A host without an address on the first network',
    remedy: 'Quorate reaches hosts on the first network: give it an address there.',
  },
  CLOUD_FENCE_WITHOUT_BMC: {
    exit: 65,
    title: 'A host is to be fenced by a power switch it does not have',
    remedy: 'Add `bmc: ADDRESS`, or remove the fencing level.',
  },

  FILE_NOT_FOUND: {
    exit: 65,
    title: 'A file that was named does not exist or cannot be read',
    remedy: 'Check the path and its permissions.',
  },

  SECRET_MISSING: {
    exit: 65,
    title: 'A secret that only the operator knows has no value',
    remedy: 'A rehearsal makes its own power switch passwords; for real hosts put them into the secrets file.',
  },
  LOOK_FAILED: {
    exit: 112,
    title: 'A host answers, but could not be looked at',
    remedy: 'Run the command again; if it stays, see what the host says below.',
  },
  STEP_FAILED: {
    exit: 1,
    title: 'A step failed on a host',
    remedy: 'Mend what the host says, then run `quorate apply` again: it goes on from where things are.',
  },
  GATE_CLOSED: {
    exit: 124,
    title: 'A member did not become well in time after a step',
    remedy: 'See its journal on the host, then run `quorate apply` again.',
  },
} as const satisfies Record<string, CodeEntry>;

export type Code = keyof typeof codes;
