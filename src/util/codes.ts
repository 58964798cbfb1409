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
