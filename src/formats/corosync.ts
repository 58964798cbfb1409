/** A block of corosync.conf: keys, and blocks within; a list repeats the block. */
export interface CorosyncBlock {
  readonly [key: string]: string | number | CorosyncBlock | readonly CorosyncBlock[];
}

/** Writes corosync.conf. A `{` must end its line: Corosync refuses one-line blocks. */
export function writeCorosync(conf: CorosyncBlock, indent = ''): string {
  return Object.entries(conf)
    .map(([key, value]) => {
      if (typeof value !== 'object') return `${indent}${key}: ${value}\n`;
      const blocks = Array.isArray(value) ? value : [value];
      return blocks.map((block) => `${indent}${key} {\n${writeCorosync(block, `${indent}  `)}${indent}}\n`).join('');
    })
    .join('');
}
