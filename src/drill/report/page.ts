import { language, text } from '../../locale/text.ts';
import { written } from '../../timing/fault.ts';
import { deed } from '../faults/spec.ts';
import { headline, injection, outcomeSigns } from '../headline.ts';
import type { History } from '../history.ts';
import type { Verdict } from '../verdict.ts';
import { interruptionBars } from './interruption-bars.ts';
import { type Markup, markup } from './markup.ts';
import { type Report, reportOf, type Span } from './report.ts';
import { style } from './style.ts';
import { canariesTable, checksTable, environmentList, eventsTable } from './tables.ts';
import { timeline } from './timeline.ts';

/** report.html: one run for people, in the language of the interface. It needs nothing beside it, and no script to be read. */
export function reportPage(history: History, verdict: Verdict): string {
  const report = reportOf(history, verdict);
  const { page, sections } = text().report;
  const { run, closeUp, whole, fault } = report;
  return markup`<!doctype html>
<html lang="${language() === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${[text().drill.result.outcome[verdict.outcome], injection(verdict)].join(' · ')}</title>
<style>${style}</style></head><body>
${hatches}
${head(report)}
<main>
${section(sections.checks, checksTable(verdict))}
${fault && section(sections.objective, interruptionBars(report))}
${closeUp && figure(report, closeUp, sections.closeUp, 'close-up')}
${figure(report, whole, sections.whole, 'whole')}
${fault && section(sections.canaries, canariesTable(report))}
${section(sections.events, markup`<p class="note">${fault ? page.zero : page.zeroStart}</p>${eventsTable(report)}`)}
${section(sections.environment, environmentList(report))}
</main>
<footer><p>${page.footer(run.quorate)} <code>quorate drill judge</code></p></footer>
</body></html>
`.source;
}

function head({ run, verdict }: Report): Markup {
  const { page } = text().report;
  const { outcome, hosts, injectedAt } = verdict;
  const did = deed(run.fault);
  const result = text().drill.result;
  const said = headline(verdict);
  return markup`<header class="${outcome}"><p class="eyebrow">${page.eyebrow(run.cloud)}</p>
<h1>${injectedAt === undefined ? page.never(did) : result.onHost(did, hosts.join(', '))}</h1>
<p class="verdict"><strong>${outcomeSigns[outcome]} ${result.outcome[outcome]}</strong>${said && markup` <span>${said}</span>`}</p>
<p class="note">${[written(run.fault), ...(injectedAt === undefined ? [] : [result.at(new Date(injectedAt).toISOString())]), text().status.revision(run.revision)].join(' · ')}</p></header>`;
}

function section(title: string, content: Markup): Markup {
  return markup`<section><h2>${title}</h2>${content}</section>`;
}

function figure(report: Report, span: Span, title: string, id: string): Markup {
  const { caption, described, short } = text().report;
  const { delayedOver } = report.run.settings;
  return markup`<section><h2>${title}</h2><figure>${timeline(report, span, title, described, id)}<figcaption>${legend()}<p>${caption(short(delayedOver))}</p></figcaption></figure></section>`;
}

function legend(): Markup {
  const { fates } = text().report;
  const key = (name: string, sign: Markup) =>
    markup`<span class="key"><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">${sign}</svg> ${name}</span> `;
  return markup`${[
    key(fates.good, markup`<path class="good" d="M7 7v0"/>`),
    key(fates.delayed, markup`<path class="delayed" d="M7 3l4 7h-8z"/>`),
    key(fates.lost, markup`<path class="lost" d="M4 4l6 6m0-6l-6 6"/>`),
    key(fates.interruption, markup`<g class="interruption"><rect width="14" height="14"/></g>`),
    key(fates.fault, markup`<g class="fault"><rect width="14" height="14"/></g>`),
  ]}`;
}

/** What tells an interruption where colours do not, shared by all pictures of the page. */
const hatches = markup`<svg width="0" height="0" aria-hidden="true" class="apart"><defs>
<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" class="hatch"/></pattern>
</defs></svg>`;
