import { type Mute, muteId } from '../../health/mute.ts';
import { text } from '../../locale/text.ts';
import { clockText } from './when.ts';

/** What a mute that was just written, or taken back, does. */
export function muteText(mute: Pick<Mute, 'code' | 'host'> & { until: string; at: string; silences: number }): string {
  const words = text().status;
  const [until, now] = [Date.parse(mute.until), Date.parse(mute.at)];
  return until > now ? words.mutedNow(muteId(mute), clockText(until, now), mute.silences) : words.unmuted(muteId(mute));
}
