import { type Code, codes } from '../util/codes.ts';
import { type FindingCode, findingCodes } from '../util/finding-codes/index.ts';
import { type HealthCode, healthCodes } from '../util/health-codes.ts';
import { language } from './text.ts';
import { codes as zhCodes } from './zh/codes.ts';
import { findingCodes as zhFindingCodes } from './zh/finding-codes/index.ts';
import { healthCodes as zhHealthCodes } from './zh/health-codes.ts';

const english = { ...codes, ...healthCodes, ...findingCodes };
const chinese = { ...zhCodes, ...zhHealthCodes, ...zhFindingCodes };

/** What a code says. `means`: for users, where the title does not tell. */
interface CodeText {
  readonly title: string;
  readonly means?: string;
  readonly remedy: string;
}

/** What a code means, and the way out, in the language of this run. */
export function codeText(code: Code | HealthCode | FindingCode): CodeText {
  const { title, means, remedy }: CodeText = (language() === 'zh' ? chinese : english)[code];
  return { title, ...(means ? { means } : {}), remedy };
}
