export const presets = {
  summary: 'write a commented cloud file to start from',
  preset: 'what to start from; see --list',
  file: 'file to write',
  force: 'overwrite the file, if there is one',
  list: 'only list what there is to start from',
  question: (file: string) => `Overwrite ${file}?`,
  exists: (file: string) => `${file} exists, and was left as it is`,
  done: (preset: string, file: string) =>
    [
      `Wrote ${file} (${preset}). Change what is yours: name, hosts, addresses. Then:`,
      `  what would take it down    quorate check -f ${file}`,
      `  every file of every host   quorate render -f ${file} --out rendered`,
      `  rehearse on this machine   quorate lab up -f ${file}`,
      `  what would change          quorate plan -f ${file}`,
    ].join('\n'),
  schema: 'print the JSON Schema of the cloud file, for editors',
  /** Of the examples, as they are written there. */
  comments: {} as Record<string, string>,
};
