import { keepVerdict } from '../drill/directory.ts';
import type { History } from '../drill/history.ts';
import { judge } from '../drill/judge.ts';
import { inEnglish } from '../locale/text.ts';
import { summaryText } from './views/drill.ts';
import { writing } from './writing.ts';

/** Judges a run for those who read its directory later. */
export async function keepJudged(directory: string, history: History): Promise<void> {
  const { verdict, summary } = inEnglish(() => {
    const judged = judge(history);
    return { verdict: judged, summary: summaryText(judged) };
  });
  await writing(directory, () => keepVerdict(directory, verdict, summary));
}
