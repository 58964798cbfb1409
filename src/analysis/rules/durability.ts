import { decidesTogether } from '../../compose/quorum.ts';
import { text } from '../../locale/text.ts';
import { contributionsOf } from '../../services/contribution.ts';
import type { Finding } from '../finding.ts';
import type { Design } from '../rule.ts';

export function dataLossTolerated({ cloud }: Design): Finding[] {
  if (cloud.objectives.dataLoss !== 'tolerated') return [];
  return [
    {
      code: 'DATA_LOSS_TOLERATED',
      severity: 'advice',
      what: text().analysis.dataLoss,
      at: ['objectives', 'data-loss'],
    },
  ];
}

/** Replication is no backup. Nothing in the file can say where one is yet: an acceptance does. */
export function undeclaredBackup({ groups }: Design): Finding[] {
  const databases = contributionsOf(groups[0]?.view.contributions ?? [], 'supply').filter(
    ({ of }) => of === 'database-connections',
  );
  return groups
    .filter((group) => decidesTogether(group) && databases.some(({ service }) => service === group.service.id))
    .map(({ service }) => ({
      code: 'BACKUP_UNDECLARED',
      severity: 'advice',
      what: text().analysis.backup(service.id),
      at: ['services', service.id],
    }));
}
