import { userInfo } from 'node:os';
import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import type { HealthCode } from '../util/health-codes.ts';
import { act, type Context } from './context.ts';
import { fileOption, labOption, outputOption } from './options.ts';
import type { Sight, TargetOptions } from './target.ts';

interface MuteOptions extends TargetOptions {
  readonly for: string;
  readonly host?: string;
  readonly because?: string;
}

/** A mute always ends: what is muted for good is forgotten. */
const longest = '168h';

export function muteCommand(): Command {
  const words = text().status.help;
  return new Command('mute')
    .description(words.mute)
    .argument('<code>', words.code)
    .option('--for <duration>', words.for, '4h')
    .option('--host <host>', words.host)
    .option('--because <reason>', words.because)
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: MuteOptions, written: string) => {
        const { durationOf } = await import('./duration.ts');
        const lasts = durationOf('--for', options.for);
        const most = durationOf('--for', longest);
        if (lasts > most) throw new QuorateError({ code: 'USAGE', what: text().status.tooLong(options.for, longest) });
        return changeMute(context, options, written, lasts);
      }),
    );
}

export function unmuteCommand(): Command {
  const words = text().status.help;
  return new Command('unmute')
    .description(words.unmute)
    .argument('<code>', words.code)
    .option('--host <host>', words.host)
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: Omit<MuteOptions, 'for'>, written: string) =>
        changeMute(context, options, written, 0),
      ),
    );
}

/** Mutes for so many milliseconds from now; 0 takes a mute back. */
async function changeMute(
  context: Context,
  { host, because, ...options }: Omit<MuteOptions, 'for'>,
  written: string,
  lasts: number,
): Promise<number> {
  const { openSight } = await import('./target.ts');
  const { badness, matching, muteId } = await import('../health/mute.ts');
  const { look } = await import('../health/look.ts');
  const { muteText } = await import('./views/mute.ts');
  const { writeNote } = await import('../engine/notes.ts');
  const code = await healthCode(written);
  const sight = await openSight(options, context);
  try {
    const of = host === undefined ? { code } : { code, host };
    checkHost(sight, host);
    const { conditions, mutes } = await look(sight.arrangement, sight.transport);
    const now = context.clock.now();
    const before = mutes.find((mute) => muteId(mute) === muteId(of));
    if (lasts === 0 && (!before || before.until <= now))
      throw new QuorateError({ code: 'USAGE', what: text().status.notMuted(muteId(of)) });
    const mute = {
      ...of,
      until: now + lasts,
      ...(because === undefined ? {} : { because }),
      by: userInfo().username,
      at: now,
      ...badness(of, conditions),
    };
    await writeNote({ kind: 'mutes', name: muteId(mute), note: mute }, sight.cloud, { ...context, ...sight });
    const shown = { ...mute, until: new Date(mute.until).toISOString(), at: new Date(now).toISOString() };
    context.show(
      { apiVersion: 'quorate/v1', kind: 'Mute', ...shown, silences: matching(of, conditions).length },
      muteText,
    );
    return 0;
  } finally {
    await sight.transport.close();
  }
}

/** The health code that is meant. Throws USAGE. */
async function healthCode(written: string): Promise<HealthCode> {
  const { healthCodes } = await import('../util/health-codes.ts');
  const { nearest } = await import('../util/nearest.ts');
  const code = written.toUpperCase();
  if (Object.hasOwn(healthCodes, code)) return code as HealthCode;
  const meant = nearest(code, Object.keys(healthCodes));
  const remedy = meant ? text().usage.meant(meant) : text().usage.whereCodes;
  throw new QuorateError({ code: 'USAGE', what: text().usage.noCode(written), remedy });
}

function checkHost({ cloud }: Sight, host: string | undefined): void {
  if (host === undefined || cloud.hosts.some(({ name }) => name === host)) return;
  throw new QuorateError({ code: 'USAGE', what: text().status.noHost(host, cloud.name) });
}
