import { type Code, codes } from '../util/codes.ts';
import { type HealthCode, healthCodes } from '../util/health-codes.ts';
import { language } from './text.ts';
import { codes as zhCodes } from './zh/codes.ts';
import { healthCodes as zhHealthCodes } from './zh/health-codes.ts';

const english = { ...codes, ...healthCodes };
const chinese = { ...zhCodes, ...zhHealthCodes };

/** What a code means, and the way out, in the language of this run. */
export function codeText(code: Code | HealthCode): { readonly title: string; readonly remedy: string } {
  const { title, remedy } = (language() === 'zh' ? chinese : english)[code];
  return { title, remedy };
}
