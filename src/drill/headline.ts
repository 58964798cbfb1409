import { text } from '../locale/text.ts';
import { deed } from './faults/spec.ts';
import type { Verdict } from './verdict.ts';

/** How long users were interrupted, against what was asked for. Nothing to say where no fault was injected. */
export function headline({ interruption, injectedAt }: Verdict): string | undefined {
  const words = text().drill.result;
  if (injectedAt === undefined) return undefined;
  if (!interruption) return words.noInterruption;
  const { longest, objective, fencing, rest } = interruption;
  const against = objective === undefined ? [] : [words.objective(objective), words.margin(objective - longest)];
  const apart = fencing === undefined || rest === undefined ? '' : ` (${words.apart(fencing, rest)})`;
  return [`${words.interrupted(longest)}${apart}`, ...against].join(' · ');
}

/** Which fault hit which hosts, and when. */
export function injection({ fault, part, hosts, target, injectedAt }: Verdict): string {
  const words = text().drill.result;
  if (injectedAt === undefined) return words.noFault;
  return `${words.onHost(deed({ fault, part }), hosts.join(', ') || target)} ${words.at(new Date(injectedAt).toISOString())}`;
}

/** Beside the word for an outcome, so that it can be told without colours. */
export const outcomeSigns = { pass: '✓', fail: '✗', unknown: '?' } as const;
