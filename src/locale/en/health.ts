/** Why a host could not be looked at, or need not be. */
export const health = {
  unseen: (host: string, why: string) => `${host} answers, and cannot be looked at: ${why}`,
  silent: (host: string, why: string) => `${host} does not answer: ${why}`,
  resting: (host: string, by: string, at: string, because: string | undefined) =>
    `${host} is in maintenance (${by}, ${at})${because === undefined ? '' : `: ${because}`}`,
  late: (seconds: number) => `silent for ${seconds} s`,
} as const;
