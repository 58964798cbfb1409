/** What is wrong with a command line. */
export const usage = {
  /** By commander's own code, from the words it quotes and its sentence; what is not here is told in its words, which are English. */
  noRecording: (file: string) => `${file} is no recording that can be read`,
  messages: {} as Record<string, (quoted: readonly string[], sentence: string) => string>,
  /** What help says in brackets of an option: commander's words. */
  extra: (sentence: string) => sentence,
  options: '[options]',
  command: '[command]',
  meant: (word: string) => `Did you mean ${word}?`,
  seeHelp: (command: string) => `See \`${command} --help\`.`,
  taken: (word: string, option: string, command: string) =>
    `"${word}" was taken as the name that ${option} may have: put ${option} last, or write \`${command} ${option}=NAME …\`.`,
  language: (language: string) => `--lang ${language}: there is no such language here`,
  languages: 'Use en or zh.',
  duration: (option: string, value: string) => `${option}: "${value}" is not a duration`,
  seconds: 'Write a number with s or m, such as 90s.',
  number: (option: string, value: string, most: number) => `${option}: "${value}" is not a number from 1 to ${most}`,
  contradicts: (option: string, plan: string) => `${option}: the plan ${plan} says itself what it is for`,
  only: (option: string, name: string, cloud: string) => `${option} ${name}: neither a host nor a service of ${cloud}`,
  services: (list: string) => `Services are ${list}.`,
  noCode: (word: string) => `${word} is not a code of Quorate`,
  whereCodes: 'Codes are printed beside every error, and by `quorate status`.',
  noExit: (exit: number) => `${exit} is not an exit code of Quorate`,
  exits: (list: string) => `They are ${list}.`,
  needsLab: (fault: string) => `${fault} needs a lab`,
  notWell: (seconds: number) => `not all is well ${seconds} s after the apply`,
  unanswered: 'nobody answered',
  canary: 'quorate canary expects its configuration on standard input',
  notWritten: (path: string) => `${path} cannot be written`,
};
