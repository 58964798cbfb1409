/** Why a host could not be looked at. */
export const health = {
  unseen: (host: string, why: string) => `${host} answers, and cannot be looked at: ${why}`,
  silent: (host: string, why: string) => `${host} does not answer: ${why}`,
  late: (seconds: number) => `silent for ${seconds} s`,
} as const;
