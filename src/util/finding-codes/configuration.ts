import type { FindingCodeEntry } from './finding-code.ts';

export const configuration = {
  FILE_DAMAGED: {
    title: 'A part of a file cannot be read',
    means: 'What it says there is not known; the daemon refuses the whole file, or ignores that part.',
    remedy: 'Correct the line; the rest of the file was judged.',
    source: 'the daemon’s own manual',
  },
} satisfies Record<string, FindingCodeEntry>;
