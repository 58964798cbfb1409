import type { FindingCodeEntry } from './finding-code.ts';

export const design = {
  PLAIN_TRAFFIC: {
    title: 'Traffic between hosts is not encrypted',
    means: 'Whoever can listen on a network reads passwords, tokens and data, and can pose as a member.',
    remedy: 'Remove `tls',
    source:
      ' off`; Quorate keeps an authority of its own for the cloud.:OpenStack Security Guide, “Secure communication”',
  },
} satisfies Record<string, FindingCodeEntry>;
