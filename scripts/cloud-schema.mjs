// The JSON Schema of the file, with the words of its reference page as descriptions: said once, shown in both.

/** A word of the page that stands for any key. */
const placeholder = /^[A-Z]+$/;

/** `page` is the text of docs/reference/cloud-file.md. */
export function describedSchema(schema, page) {
  const whole = structuredClone(schema);
  for (const [path, words] of descriptions(page)) {
    for (const one of at(whole, path)) one.description ??= words;
    // What is said of any key of a map is said of the map.
    if (placeholder.test(path.at(-1))) for (const one of at(whole, path.slice(0, -1))) one.description ??= words;
  }
  return { $schema: whole.$schema, $id: 'cloud.schema.json', title: 'A cloud of Quorate', ...whole };
}

/** Path and words of each row of the page's tables. A placeholder such as NAME stands for any key. */
function descriptions(page) {
  let heading = '';
  let service = '';
  return page.split('\n').flatMap((line) => {
    heading = /^#+ (.*)/.exec(line)?.[1] ?? heading;
    const cells = line
      .replaceAll('\\|', '\0')
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\0', '|'));
    if (cells.length < 3) return [];
    if (heading === 'Services') {
      service = /`([\w-]+)`/.exec(cells[0])?.[1] ?? service;
      const [, key, words] = /^`([\w-]+)`(.*)$/.exec(cells[1]) ?? [];
      return key ? [[['services', service, key], sentence(`${words.replace(/^[:\s]+/, '')} (${cells[2]})`)]] : [];
    }
    const sections =
      { 'A host': ['hosts', 'NAME'], Lab: ['lab'], Assumptions: ['assumptions'], Forecast: ['forecast'] }[heading] ??
      [];
    const keys = [...cells[0].matchAll(/`([\w.-]+)`/g)].map(([, key]) => key);
    return keys.flatMap((key) => {
      const path = [...sections, ...key.split('.')];
      const words = sentence(cells[1]);
      // What a host may say, all may say.
      return heading === 'A host'
        ? [
            [path, words],
            [['host-defaults', ...key.split('.')], words],
          ]
        : [[path, words]];
    });
  });
}

/** Without the marks of the page. */
function sentence(words) {
  const plain = words
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll('`', '')
    .trim();
  // What begins with a word of the file keeps it as it is.
  return words.startsWith('`') ? plain : plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The schemas at a path, through what any key may be. */
function at(schema, path) {
  const [step, ...rest] = path;
  if (step === undefined) return [schema];
  const inside = [schema, ...(schema.anyOf ?? [])];
  return inside.flatMap((one) => {
    const next = placeholder.test(step) ? one.additionalProperties : one.properties?.[step];
    return typeof next === 'object' ? at(next, rest) : [];
  });
}
