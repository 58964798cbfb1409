import { en } from './en.ts';
import { zh } from './zh.ts';

/** All text that people read, in one typed catalogue: `zh` must have every key of `en`, or it does not compile. */
type Widen<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Widen<T[K]>;
};
export type Catalogue = Widen<typeof en>;

export type Language = 'en' | 'zh';
const catalogues: Record<Language, Catalogue> = { en, zh };
let current: Language = 'en';

export function setLanguage(language: Language): void {
  current = language;
}

export function language(): Language {
  return current;
}

/** The catalogue in the language of this run. Codes and JSON are never translated. */
export function text(): Catalogue {
  return catalogues[current];
}

/** A sentence that is said where it is shown: what is decided, compared or kept is the same in every language. */
export type Words = () => string;

/** For what is kept in a file: it is in English, whoever made it. */
export function inEnglish<T>(say: () => T): T {
  const former = current;
  current = 'en';
  try {
    return say();
  } finally {
    current = former;
  }
}

/** From `--lang`, else the first of LC_ALL, LC_MESSAGES and LANG that is not empty. */
export function languageOf(flag: string | undefined, env: NodeJS.ProcessEnv): Language {
  const wanted = flag || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return wanted.startsWith('zh') ? 'zh' : 'en';
}
