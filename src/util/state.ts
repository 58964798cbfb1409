import { join } from 'node:path';

export const usualStateDirectory = '/var/lib/quorate';

/** Where Quorate keeps what must outlive a command: images, labs, secrets. QUORATE_STATE, else /var/lib/quorate. */
export function stateDirectory(): string {
  return process.env.QUORATE_STATE ?? usualStateDirectory;
}

/** What is kept about one real cloud. */
export function cloudDirectory(cloud: string): string {
  return join(stateDirectory(), 'clouds', cloud);
}
