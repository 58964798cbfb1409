import type { CodeEntry } from './codes.ts';

/** Codes of drills and of the lab that they run in. */
export const rehearsalCodes = {
  DRILL_UNKNOWN_FAULT: {
    exit: 64,
    title: 'A fault that no drill knows',
    remedy: 'See `quorate drill list`.',
  },
  DRILL_UNKNOWN_TARGET: {
    exit: 64,
    title: 'A target that is neither a host of the cloud nor a word for one',
    remedy: 'Name a host, or one of the words of `quorate drill list`.',
  },
  DRILL_TARGET_UNCLEAR: {
    exit: 112,
    title: 'It cannot be told which host a target is',
    remedy: 'See `quorate status`; or name the host itself.',
  },
  DRILL_AT_RISK: {
    exit: 112,
    title: 'A drill would take more than the cloud can lose',
    remedy: 'Accept the risk by its name with --accept-risk; or choose a smaller target.',
  },
  DRILL_NEEDS_LAB: {
    exit: 64,
    title: 'A fault that is only injected into a rehearsal, so far',
    remedy: 'Add `--lab`, after `quorate lab up` and `quorate apply --lab`.',
  },
  DRILL_FAULT_FAILED: {
    exit: 1,
    title: 'A fault could not be made, looked at or taken back on a host',
    remedy:
      'See what the host says below, and `quorate status`: what was begun is taken back wherever that can be done.',
  },
  DRILL_RUN_UNREADABLE: {
    exit: 65,
    title: 'A directory is not a whole run of a drill',
    remedy: 'Name a directory that `quorate drill run` made, with run.json, answers.ndjson and events.ndjson in it.',
  },

  LAB_NOT_ROOT: {
    exit: 77,
    title: 'A rehearsal needs root on this machine',
    remedy: 'Run the command as root, or with sudo.',
  },
  LAB_NOT_DEBIAN: {
    exit: 69,
    title: 'This machine cannot build Debian hosts',
    remedy: 'Use a machine with Debian or one of its kin: apt and dpkg are needed.',
  },
  LAB_NO_SPACE: {
    exit: 69,
    title: 'Too little space for the hosts of a rehearsal',
    remedy: 'Free some, or keep the rehearsal elsewhere: QUORATE_STATE=/big/disk quorate lab up.',
  },
  LAB_NO_KERNEL_ABILITY: {
    exit: 69,
    title: 'The kernel does not let us build hosts and networks here',
    remedy: 'Use a machine, or a virtual machine, of your own: an unprivileged container is not enough.',
  },
  LAB_PACKAGES_DECLINED: {
    exit: 69,
    title: 'Packages that a rehearsal needs were not to be installed',
    remedy: 'Nothing was changed. Install them yourself, or run the command again and agree.',
  },
  LAB_PACKAGES_FAILED: {
    exit: 69,
    title: 'Packages that a rehearsal needs could not be installed',
    remedy: 'Mend what apt-get says, then run the command again.',
  },
  LAB_NO_NSPAWN: {
    exit: 69,
    title: 'systemd-nspawn is not on this machine',
    remedy: 'Install it: apt-get install systemd-container.',
  },
  LAB_NO_ARCHIVE: {
    exit: 69,
    title: 'No Debian archive is configured on this machine',
    remedy: 'Add the Debian archive of this release to the sources of apt: hosts are built from the same place.',
  },
  LAB_IMAGE_FAILED: {
    exit: 1,
    title: 'The image of the hosts could not be built',
    remedy: 'Mend what the last lines say, then run the command again: nothing half-built is kept.',
  },
  LAB_NAME_INVALID: {
    exit: 64,
    title: 'A name that a lab cannot have',
    remedy: 'Use at most 31 small letters, digits and hyphens.',
  },
  LAB_NAME_IN_USE: {
    exit: 64,
    title: 'A lab of that name exists, made from another cloud',
    remedy: 'Choose another --name, or remove it: quorate lab down NAME.',
  },
  LAB_NOT_FOUND: {
    exit: 69,
    title: 'There is no such lab',
    remedy: 'See `quorate lab status`, or make one: quorate lab up.',
  },
  LAB_AMBIGUOUS: {
    exit: 64,
    title: 'There are several labs, and none was named',
    remedy: 'Name one of those that `quorate lab status` lists.',
  },
  LAB_NOT_WHOLE: {
    exit: 69,
    title: 'A lab is only half there: its making was interrupted, or the machine was restarted',
    remedy: 'Make it anew: quorate lab up. Or remove it: quorate lab down NAME.',
  },
  LAB_HOST_UNKNOWN: { exit: 64, title: 'A host that is not in the lab', remedy: 'See `quorate lab status`.' },
  LAB_NO_CABLE: {
    exit: 64,
    title: 'A host of the lab has no cable to that network',
    remedy: 'Name a network of the cloud file that the host has an address on.',
  },
  LAB_HOST_FAILED: {
    exit: 69,
    title: 'A host of the lab did not start',
    remedy: 'See its console.log; then try again.',
  },
  LAB_RACK_FAILED: {
    exit: 69,
    title: 'The process that holds the power switches of a lab does not answer',
    remedy: 'Make the lab anew: quorate lab down NAME, then quorate lab up.',
  },
  LAB_COMMAND_FAILED: { exit: 1, title: 'A command on this machine failed', remedy: 'See its last lines.' },
} as const satisfies Record<string, CodeEntry>;
