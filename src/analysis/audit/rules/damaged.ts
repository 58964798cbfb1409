import { text } from '../../../locale/text.ts';
import { type Kind, placeIn } from '../config-file.ts';
import { found, type Rule } from './rule.ts';

/** Told one by one in a file; the rest as a number. */
const most = 5;

/** Whose program does nothing without: an empty one was cut off, or never reached the disk. */
const vital: readonly Kind[] = ['corosync', 'cib', 'haproxy', 'keepalived'];

/** Which parts of files cannot be read? */
export const damaged: Rule = ({ files }) =>
  files.flatMap((file) => {
    const words = text().audit.damaged;
    const told = file.reading.damaged.slice(0, most);
    const rest = file.reading.damaged[most];
    const isEmpty = vital.includes(file.kind) && file.reading.directives.length + told.length === 0;
    return [
      ...told.map((one) => found('error', 'FILE_DAMAGED', words[one.what], placeIn(file, one))),
      ...(rest
        ? [found('error', 'FILE_DAMAGED', words.more(file.reading.damaged.length - most), placeIn(file, rest))]
        : []),
      ...(isEmpty ? [found('error', 'FILE_DAMAGED', words.empty, placeIn(file, { line: 1, column: 1 }))] : []),
    ];
  });
