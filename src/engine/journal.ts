import { appendFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../locale/text.ts';
import type { PlanDocument } from '../plan/document.ts';
import { makeDirectories } from '../util/directories.ts';
import { QuorateError } from '../util/errors.ts';
import type { Event } from '../util/events.ts';

/**
 * What one apply planned and did, kept as it goes on: what a killed Quorate had begun is not forgotten. No secret is in it, and no sentence
 * in the operator's language: the plan says in English what each step is, and a code what was wrong.
 */
export interface Journal {
  readonly path: string;
  keep(event: Event): void;
}

/** What of an event is said to people. */
const sentences = ['title', 'note', 'text', 'what', 'why', 'remedy'];

const names = { plan: 'plan.json', events: 'events.ndjson' } as const;

/** Makes `<parent>/<UTC time>` with the plan in it. */
export function createJournal(parent: string, plan: PlanDocument, now: number): Journal {
  const path = join(parent, new Date(now).toISOString().replaceAll(':', '-'));
  makeDirectories(path, 0o700);
  writeFileSync(join(path, names.plan), `${JSON.stringify(plan, null, 2)}\n`);
  return { path, keep: (event) => appendFileSync(join(path, names.events), `${JSON.stringify(event, unsaid)}\n`) };
}

function unsaid(key: string, value: unknown): unknown {
  return sentences.includes(key) ? undefined : value;
}

/** The plan of a run: of the one that is named, else of the last. Throws NO_RUN. */
export async function readJournal(parent: string, run: string | undefined): Promise<PlanDocument> {
  const runs = (await readdir(parent).catch(() => [])).sort();
  const name = run?.split('/').filter(Boolean).at(-1) ?? runs.at(-1);
  if (name === undefined || !runs.includes(name)) {
    const words = text().engine.run;
    const what = name === undefined ? words.none : words.unknown(name, parent);
    throw new QuorateError({
      code: 'NO_RUN',
      what,
      ...(runs.length > 0 ? { why: words.there(runs.slice(-5)) } : {}),
    });
  }
  return readPlan(join(parent, name, names.plan));
}

/** A plan that `quorate plan -o json` printed. Throws FILE_NOT_FOUND or PLAN_UNREADABLE. */
export async function readPlan(path: string): Promise<PlanDocument> {
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new QuorateError({
      code: 'FILE_NOT_FOUND',
      what: text().engine.plan.unread(path, error.code),
      where: { name: path },
    });
  });
  const plan = parsed(content);
  if (plan?.apiVersion === 'quorate/v1' && plan.kind === 'Plan' && Array.isArray(plan.steps))
    return plan as PlanDocument;
  throw new QuorateError({ code: 'PLAN_UNREADABLE', what: text().engine.plan.none(path), where: { name: path } });
}

function parsed(content: string): Partial<PlanDocument> | undefined {
  try {
    return JSON.parse(content) as Partial<PlanDocument>;
  } catch {
    return undefined;
  }
}
