import { keepReport, keepVerdict } from '../drill/directory.ts';
import type { History } from '../drill/history.ts';
import { judge } from '../drill/judge.ts';
import { reportPage } from '../drill/report/page.ts';
import type { Verdict } from '../drill/verdict.ts';
import { inEnglish } from '../locale/text.ts';
import { summaryText } from './views/drill.ts';
import { writing } from './writing.ts';

/** Keeps what was judged of a run: for records in English, and as a page in the language of the interface, as `judged` is. */
export async function keepJudged(directory: string, history: History, judged: Verdict): Promise<void> {
  const { verdict, summary } = inEnglish(() => {
    const english = judge(history);
    return { verdict: english, summary: summaryText(english) };
  });
  await writing(directory, async () => {
    await keepVerdict(directory, verdict, summary);
    await keepReport(directory, reportPage(history, judged));
  });
}
