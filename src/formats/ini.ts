/** A value: one line, several lines under the same key (oslo.config's MultiStr), or none (`[mysqld] skip-name-resolve`). */
export type IniValue = string | number | boolean | readonly string[] | null;

/** Sections by name, in order. */
export type Ini = Readonly<Record<string, Readonly<Record<string, IniValue>>>>;

/** Writes oslo.config and my.cnf files: `key = value`, repeated keys kept, nothing escaped (both read values literally). */
export function writeIni(ini: Ini): string {
  return Object.entries(ini)
    .map(([section, keys]) => `[${section}]\n${Object.entries(keys).flatMap(lines).join('\n')}\n`)
    .join('\n');
}

function lines([key, value]: [string, IniValue]): string[] {
  if (value === null) return [key];
  const values = Array.isArray(value) ? value : [value];
  return values.map((one) => `${key} = ${one}`);
}
