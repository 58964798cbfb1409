import stringWidth from 'fast-string-width';
import type { Change } from '../../health/changes.ts';
import { patienceFor } from '../../health/memory.ts';
import { muteId } from '../../health/mute.ts';
import type { Status } from '../../health/status.ts';
import { text } from '../../locale/text.ts';
import { membersTable } from './members.ts';
import { paint } from './paint.ts';
import { agoText, clockText, localText } from './when.ts';

/** A status for people: what is wrong, who does their work where, who holds what, and what the cloud would survive. `all`: symptoms, too. */
export function statusText(status: Status, all: boolean): string {
  const words = text().status;
  const { conditions } = status;
  const told = conditions.filter(({ standing }) => standing !== 'muted' && (all || standing !== 'symptom'));
  const hidden = conditions.filter(({ standing }) => standing === 'symptom').length;
  return [
    headline(status),
    ...told.map(conditionText),
    ...(hidden > 0 && !all ? [paint('dim', `  ${words.symptoms(hidden)}`)] : []),
    ...status.mutes.filter(({ active }) => !active).map((mute) => paint('dim', `  ${words.heardAgain(muteId(mute))}`)),
    ...membersTable(status),
    ...rows(status),
    ...(told.length > 0 ? [paint('dim', words.explain)] : []),
  ].join('\n');
}

function headline({ cloud, health, revisions, mutes, at }: Status): string {
  const words = text().status;
  const now = Date.parse(at);
  const silenced = mutes
    .filter(({ active, silences }) => active && silences > 0)
    .map((mute) => words.mutedUntil(muteId(mute), clockText(Date.parse(mute.until), now)));
  return [
    `${words.cloud} ${cloud}`,
    `${paint(colours[health], health)}${silenced.length > 0 ? ` ${words.muted(silenced.join(', '))}` : ''}`,
    revisionsText(revisions),
  ].join('  ');
}

/** One revision, or which hosts are at which. */
function revisionsText(revisions: Status['revisions']): string {
  const words = text().status;
  const all = Object.entries(revisions);
  if (all.length === 0) return words.unapplied;
  if (all.length === 1) return words.revision(all[0]![0]);
  return words.revision(all.map(([revision, hosts]) => words.revisionOn(revision, hosts.join(', '))).join(' · '));
}

function conditionText({ code, severity, standing, what, because }: Status['conditions'][number]): string {
  const words = text().status;
  const sign = severity === 'error' ? '[ERR]' : '[WRN]';
  if (standing === 'counts') return `  ${paint(severity === 'error' ? 'red' : 'yellow', sign)} ${code}  ${what}`;
  const why = standing === 'held' ? words.held(patienceFor(code) / 1000) : words.because((because ?? []).join(', '));
  return paint('dim', `  ${sign.toLowerCase()} ${code}  ${what} (${why})`);
}

/** What follows the table, each with its label. */
function rows({ addresses, databaseWriter, quorum, fencing, tolerates, at }: Status): string[] {
  const words = text().status;
  const groups = Object.entries(quorum).map(([service, { have, of, need }]) => words.quorumOf(service, have, of, need));
  const standing = (name: string, { state, proven }: Pick<Status['fencing'][string], 'state' | 'proven'>) => {
    const when = proven ? words.proven(agoText(Date.parse(at) - Date.parse(proven))) : words.unproven;
    return `${name} ${words.switches[state]}${state === 'none' ? '' : `, ${when}`}`;
  };
  const switches = Object.entries(fencing).map(([host, one]) => standing(host, one));
  // What stands in when the first does not answer. That one is told with the host: it is what mostly was proven.
  const depth = Math.max(0, ...Object.values(fencing).map(({ levels }) => levels.length));
  const later = Array.from({ length: Math.max(0, depth - 1) }, (_, index) => {
    const hosts = Object.entries(fencing).flatMap(([host, { levels }]) => {
      const level = levels[index + 1];
      return level ? [standing(`${host} ${level.agent}`, level)] : [];
    });
    return [words.level(index + 2), hosts.join(' · ')] satisfies [string, string];
  });
  const held = Object.entries(addresses).map(([name, hosts]) => `${name} ${hosts.join(', ') || words.nobody}`);
  const labelled: [string, string][] = [
    [words.address, held.join(' · ')],
    ...(databaseWriter ? [[words.writer, words.writerOn(databaseWriter)] satisfies [string, string]] : []),
    ...(groups.length > 0 ? [[words.quorum, groups.join(' · ')] satisfies [string, string]] : []),
    ...(switches.length > 0 ? [[words.fencing, switches.join(' · ')] satisfies [string, string]] : []),
    ...later,
    [words.tolerates, words.toleratesHosts(tolerates.hosts, tolerates.limitedBy.join(', '))],
  ];
  const width = Math.max(...labelled.map(([label]) => stringWidth(label))) + 2;
  return labelled.map(([label, content]) => `${label}${' '.repeat(width - stringWidth(label))}${content}`);
}

/** One change, on a line of its own. */
export function changeText({ type, condition: { code, severity, what } }: Change, at: string): string {
  const words = text().status;
  const colour = type === 'cleared' ? 'green' : severity === 'error' ? 'red' : 'yellow';
  return `${localText(Date.parse(at)).slice(11, 19)}  ${paint(colour, words[type])}  ${code}  ${what}`;
}

const colours = { HEALTH_OK: 'green', HEALTH_WARN: 'yellow', HEALTH_ERR: 'red' } as const;
