import type { Composition } from '../compose/compose.ts';
import type { Transport } from '../transport/remote.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import type { Script } from '../util/script.ts';
import { visible } from '../util/visible.ts';

/** One line of a journal. `at` is milliseconds since 1970, by the clock of its host. */
export interface Line {
  readonly at: number;
  readonly host: string;
  /** The service whose unit wrote it, if it is one of ours. */
  readonly service?: string;
  readonly unit: string;
  readonly priority: number;
  readonly message: string;
}

/** What is asked of the journals: a span in ms since 1970, and whose. */
export interface Question {
  readonly from: number;
  readonly until: number;
  readonly hosts: readonly string[];
  /** Only their units; all of the host, when empty. */
  readonly services: readonly string[];
  /** The most lines of a host. */
  readonly lines: number;
}

export interface Journal {
  readonly lines: readonly Line[];
  /** Hosts that had more lines than were asked for. */
  readonly cut: readonly string[];
  readonly unseen: readonly { readonly host: string; readonly why: string }[];
}

/** Milliseconds for the search on one host: a journal can be large. */
const limit = 30_000;

/** Asks all hosts at once, one round trip each, and puts their lines in one order. Never throws for a host. */
export async function gather(composition: Composition, transport: Transport, question: Question): Promise<Journal> {
  const cut: string[] = [];
  const unseen: { host: string; why: string }[] = [];
  const told = await Promise.all(
    question.hosts.map(async (host): Promise<Line[]> => {
      const units = unitsOf(composition, host);
      const asked = [...units].filter(([, service]) => question.services.includes(service)).map(([unit]) => unit);
      if (question.services.length > 0 && asked.length === 0) return [];
      try {
        const remote = await transport.connect(host);
        const { code, stdout, stderr } = await remote.execute(journalScript(question, asked), { timeoutMs: limit });
        if (code !== 0) unseen.push({ host, why: stderr.trim() });
        const lines = stdout.split('\n').flatMap((line) => readLine(line, host, units));
        if (lines.length > question.lines) cut.push(host);
        return lines.slice(-question.lines);
      } catch (error) {
        unseen.push({ host, why: error instanceof QuorateError ? error.problems[0].what : messageOf(error) });
        return [];
      }
    }),
  );
  return { lines: inOneOrder(told.flat()), cut: cut.sort(), unseen };
}

/** By time; what two hosts wrote in the same microsecond, by host. Lines of one host keep their order. */
export function inOneOrder(lines: readonly Line[]): Line[] {
  return [...lines].sort((one, other) => one.at - other.at || one.host.localeCompare(other.host));
}

/** Services by unit, on one host. */
function unitsOf({ hosts }: Composition, host: string): Map<string, string> {
  const units = hosts.find(({ name }) => name === host)?.units ?? [];
  return new Map(units.map(({ name, service }) => [name, service]));
}

function journalScript({ from, until, lines }: Question, units: readonly string[]): Script {
  return {
    script: `set --
for unit in $units; do set -- "$@" --unit "$unit"; done
journalctl -q --no-pager -o json --output-fields=MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,_SYSTEMD_UNIT,UNIT --since "@$from" --until "@$until" --lines "$lines" "$@"`,
    // One more than wanted tells that there were more.
    params: { units: units.join(' '), from: seconds(from), until: seconds(until), lines: String(lines + 1) },
  };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

/** A line of \`journalctl -o json\`; nothing, where it is none. */
export function readLine(text: string, host: string, units: ReadonlyMap<string, string>): Line[] {
  if (!text.startsWith('{')) return [];
  try {
    const entry = JSON.parse(text) as Record<string, unknown>;
    // What systemd says of a unit is written by init, and named in UNIT.
    const unit = String(entry.UNIT ?? entry._SYSTEMD_UNIT ?? '');
    const service = units.get(unit);
    return [
      {
        at: Number(entry.__REALTIME_TIMESTAMP) / 1000,
        host,
        ...(service ? { service } : {}),
        unit: unit || String(entry.SYSLOG_IDENTIFIER ?? ''),
        priority: Number(entry.PRIORITY ?? 6),
        message: visible(messageText(entry.MESSAGE)),
      },
    ];
  } catch {
    return [];
  }
}

/** What is not UTF-8 comes as a list of bytes. */
function messageText(message: unknown): string {
  return Array.isArray(message) ? Buffer.from(message as number[]).toString('utf8') : String(message ?? '');
}
