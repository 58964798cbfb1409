/**
 * Text from a file or a host as it may be shown: what would steer a terminal, or turn the direction of reading, becomes U+FFFD.
 * Line feeds and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(unseen, '\ufffd');
}

const unseen = /(?![\n\t])\p{Cc}|\p{Cf}|[\u2028\u2029]/gu;

/** At most `most` letters of a text from a file. */
export function shortened(text: string, most = 80): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
