import { contributionsOf, type Database } from '../contribution.ts';
import type { View } from '../service.ts';

/** The health endpoint's port; 9200 is what the field has used since clustercheck. */
export const checkPort = 9200;

/** What others asked for, and the canaries' own database: a drill measures writes with an account that can touch nothing else. */
export function contributedDatabases({ contributions }: View): Database[] {
  return [
    ...contributionsOf(contributions, 'database'),
    { kind: 'database', name: 'quorate_canary', user: 'quorate_canary' },
  ];
}
