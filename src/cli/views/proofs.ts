import { outcomeSigns } from '../../drill/headline.ts';
import { newestRevision, type Proof } from '../../drill/proofs.ts';
import type { JudgedRun, UnreadRun } from '../../drill/runs.ts';
import type { Outcome } from '../../drill/verdict.ts';
import { text } from '../../locale/text.ts';
import { visible } from '../../util/visible.ts';
import { columns } from './columns.ts';
import { paint } from './paint.ts';
import { agoText } from './when.ts';

/** What all runs in a directory show together. */
export interface ProofsReport {
  readonly directory: string;
  readonly outcome: Outcome;
  readonly proofs: readonly Proof[];
  readonly runs: readonly JudgedRun[];
  readonly unread: readonly UnreadRun[];
}

/** A table for each cloud: fault × canary, in figures, led by how the newest run ended. Below it what is no whole run, and why. */
export function proofsText({ directory, proofs, runs, unread }: ProofsReport, now: number): string {
  const words = text().report.proofs;
  const clouds = [...new Set(proofs.map(({ cloud }) => cloud))];
  const tables = clouds.map((cloud) =>
    [
      visible(
        words.title(cloud, runs.filter(({ run }) => run.cloud === cloud).length, newestRevision(runs, cloud) ?? ''),
      ),
      ...proofsTable(
        proofs.filter((proof) => proof.cloud === cloud),
        now,
      ),
    ].join('\n'),
  );
  const left = unread.map(({ directory: name, why }) => `  ${paint('yellow', '?')} ${visible(`${name}  ${why}`)}`);
  return [
    ...(tables.length > 0 ? tables : [words.none(directory)]),
    ...(left.length > 0 ? [[words.unread, ...left].join('\n')] : []),
  ].join('\n\n');
}

function proofsTable(proofs: readonly Proof[], now: number): string[] {
  const words = text().report.proofs;
  const heads = [
    words.fault,
    words.canary,
    words.runs,
    words.median,
    words.worst,
    words.lost,
    words.objective,
    ...Object.values(outcomeSigns),
    words.newest,
  ];
  const rows = proofs.map((proof, index) => cellsOf(proof, proofs[index - 1], now).map(visible));
  const [head, ...lines] = columns(heads, rows, (column) => column > 1 && column < heads.length - 1);
  return [
    paint('dim', `  ${head}`),
    ...lines.map((line, index) => {
      const { newest, elsewhere, runs } = proofs[index]!;
      const sign = paint(colours[newest.outcome], outcomeSigns[newest.outcome]);
      const flag = elsewhere > 0 ? [paint('yellow', words.elsewhere(elsewhere, runs))] : [];
      return [`${sign} ${line}`, ...flag].join('  ');
    }),
  ];
}

/** A fault is named once for all of its canaries. */
function cellsOf(proof: Proof, above: Proof | undefined, now: number): string[] {
  const { fault, canary, runs, median, worst, lost, objective, outcomes, newest } = proof;
  const { duration, canary: nameOf, short, proofs: words } = text().report;
  const time = (ms: number | undefined) => (ms === undefined ? '–' : duration(ms));
  return [
    fault === above?.fault ? '' : fault,
    nameOf(canary),
    String(runs),
    time(median),
    time(worst),
    String(lost),
    objective === undefined ? '–' : short(objective),
    String(outcomes.pass),
    String(outcomes.fail),
    String(outcomes.unknown),
    words.ago(agoText(now - Date.parse(newest.at))),
  ];
}

const colours = { pass: 'green', fail: 'red', unknown: 'yellow' } as const;
