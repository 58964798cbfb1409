import { rehearsalCodes } from './rehearsal-codes.ts';

/**
 * Every code a user can meet: exit code, one-line meaning, way out. Codes are never reused.
 * Exit codes follow sysexits and Pacemaker, so operators know them: 64 usage, 65 file invalid, 69 unreachable or unavailable,
 * 70 our bug, 75 busy, 77 no permission, 106 no quorum, 107 unsafe, 112 cannot tell, 124 timed out, 130 interrupted.
 */
export interface CodeEntry {
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
  CLOUD_FENCE_WITHOUT_OUTLET: {
    exit: 65,
    title: 'A host is to be fenced by outlets that are not declared',
    remedy: 'Add `outlets: [PDU/NUMBER]`, all that feed it, or remove the fencing level.',
  },
  CLOUD_OUTLET_TAKEN: {
    exit: 65,
    title: 'One outlet for two hosts',
    remedy: 'Name the outlets that feed this host: switching off one host must not switch off another.',
  },

  HOST_UNREACHABLE: {
    exit: 69,
    title: 'A host does not answer over SSH',
    remedy: 'Check that it is on, its address, and that `ssh HOST true` works from here.',
  },
  HOST_KEY_UNKNOWN: {
    exit: 77,
    title: 'The host key of a host is not known',
    remedy: 'Connect once by hand with `ssh HOST`, compare the fingerprint, and accept it.',
  },
  HOST_KEY_CHANGED: {
    exit: 77,
    title: 'A host shows another key than the known one',
    remedy:
      'Find out why before you trust it: a reinstalled host, or someone in between. Then remove the old key with `ssh-keygen -R HOST`.',
  },
  SSH_DENIED: {
    exit: 77,
    title: 'A host refuses the login',
    remedy: 'Check the user and the key: `ssh HOST true` must work without a password.',
  },
  SUDO_DENIED: {
    exit: 77,
    title: 'The user may not become root without a password',
    remedy: 'Allow it in sudoers (NOPASSWD), or name a user that may with `ssh: { user: … }`.',
  },
  TRANSPORT_LOST: {
    exit: 69,
    title: 'The connection to a host broke while a command ran',
    remedy: 'Whether the command finished is not known. Run the same again: every step looks before it acts.',
  },

  DECLINED: {
    exit: 107,
    title: 'Nobody agreed to change real hosts',
    remedy: 'Nothing was changed. Look at `quorate plan`; where nobody can be asked, say `--yes`.',
  },
  FILE_NOT_FOUND: {
    exit: 65,
    title: 'A file that was named does not exist or cannot be read',
    remedy: 'Check the path and its permissions.',
  },

  FILE_EXISTS: {
    exit: 1,
    title: 'A file that would be written is there already',
    remedy: 'Name another file, or say `--force` to overwrite it.',
  },
  FILE_NOT_WRITTEN: {
    exit: 1,
    title: 'A file or directory of a result could not be written',
    remedy: 'Name another place, or mend what the system says: permissions, space, a file where a directory should be.',
  },

  SECRET_MISSING: {
    exit: 65,
    title: 'A secret that only the operator knows has no value',
    remedy: 'A rehearsal makes its own power switch passwords. For real hosts: `quorate secrets set fence/HOST`.',
  },
  SECRET_UNKNOWN: { exit: 64, title: 'A secret that this cloud does not have', remedy: 'See `quorate secrets list`.' },
  SECRET_FIXED: {
    exit: 107,
    title: 'A secret that cannot be changed safely',
    remedy: 'Nothing was changed. The reason is told beside it.',
  },
  SECRETS_IDENTITY_MISSING: {
    exit: 77,
    title: 'The identity that opens the secrets is not there',
    remedy:
      'Bring it back from your backup, or name the file with QUORATE_IDENTITY. Without it the secrets are gone: they can only be made anew, together with the cloud.',
  },
  SECRETS_IDENTITY_WRONG: {
    exit: 77,
    title: 'The identity does not open the secrets',
    remedy:
      'Name the right file with QUORATE_IDENTITY; or ask a colleague whose identity opens them to write your public key into the file `recipients` beside it.',
  },
  SECRETS_RECIPIENT_WRONG: {
    exit: 65,
    title: 'A public key that is none',
    remedy: 'Each line of the file `recipients` is a public key of age: age1….',
  },
  SECRETS_DAMAGED: {
    exit: 65,
    title: 'The file of the secrets is damaged',
    remedy: 'Bring it back from your backup. What is on the hosts is not touched by that.',
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
  QUORUM_AT_RISK: {
    exit: 106,
    title: 'A step would leave too few members of a group at work',
    remedy:
      'Bring the others back first, see `quorate status`. Nothing was done by this step. To do it all the same: `--accept-risk no-quorum`.',
  },
  NOBODY_FENCES: {
    exit: 65,
    title: 'No controller can be proven off, and so Pacemaker starts no address',
    remedy:
      'Give the hosts `bmc` or `outlets`, and `fence`; or say `architecture: { addresses: keepalived }`, which proves nobody off. See `quorate explain FENCE_MISSING`.',
  },
  HOST_LEAVES_UNSEEN: {
    exit: 107,
    title: 'A host is no longer declared, but cannot be reached to stop what runs on it',
    remedy:
      'Bring it back, or switch it off for good and say `--accept-risk unreachable-host`: the others then forget it.',
  },
  LOCKED: {
    exit: 75,
    title: 'Somebody else is changing this cloud',
    remedy: 'Wait for them, or say how long to wait: `--lock-timeout 5m`.',
  },
  HOST_AT_REST: {
    exit: 75,
    title: 'A host that would be changed is in maintenance',
    remedy: 'When the work there is done: `quorate maintain HOST --end`. Until then: `--only` the others.',
  },
  LOCK_LOST: {
    exit: 75,
    title: 'The lock of the cloud was lost while it was changed',
    remedy: 'The controllers could not be reached for a minute, so somebody else may have begun. See `quorate plan`.',
  },
  PLAN_STALE: {
    exit: 1,
    title: 'What would change is not what was planned',
    remedy: 'Nothing was changed. Look at `quorate plan` again.',
  },
  PLAN_UNREADABLE: {
    exit: 65,
    title: 'A file is not a plan',
    remedy: 'Name a file that `quorate plan -o json` wrote.',
  },
  NO_RUN: {
    exit: 65,
    title: 'There is no such run to resume',
    remedy: 'Say `quorate apply`: it looks at the hosts and does what is left.',
  },
  NOT_WELL: {
    exit: 1,
    title: 'The cloud did not become healthy in time',
    remedy: 'See `quorate status` and the codes it names.',
  },
  LOCKED_OUT: {
    exit: 69,
    title: 'After a change a host took no new connection from Quorate',
    remedy:
      'The host takes the former firewall rules back by itself within a minute. Check the port and the user of `ssh` in the cloud file, and services.nftables.allow.',
  },
  GATE_CLOSED: {
    exit: 124,
    title: 'A member did not become well in time after a step',
    remedy: 'See its journal on the host, then run `quorate apply` again.',
  },

  RECOVER_SERVING: {
    exit: 1,
    title: 'The database is not to be begun anew: a majority of it serves',
    remedy: 'Nothing was changed. A member that does not take part joins with `quorate apply`.',
  },
  RECOVER_UNUSABLE: {
    exit: 112,
    title: 'A member from which the database is to begin does not answer, or cannot tell how far it is',
    remedy: 'Nothing was changed. See `quorate recover`, and name a member that it shows with a position.',
  },
  RECOVER_BEHIND: {
    exit: 107,
    title: 'Another member that answers is further than the one from which the database is to begin',
    remedy:
      'Nothing was changed. Begin from the one that `quorate recover` names; or, if its data is damaged, say `--accept-risk data-loss`.',
  },

  OBJECTIVE_IMPOSSIBLE: {
    exit: 1,
    title: 'An objective that no timers can keep when one thing fails',
    remedy:
      'Promise what is possible, or shorten the stage that takes most: `quorate what-if FAULT` shows all of them.',
  },

  ...rehearsalCodes,
} as const satisfies Record<string, CodeEntry>;

export type Code = keyof typeof codes;
