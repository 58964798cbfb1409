import { outsideKinds } from '../../cloud/cloud.ts';
import { listed } from '../../locale/listed.ts';
import { text } from '../../locale/text.ts';
import { contributionsOf } from '../../services/contribution.ts';
import type { Finding } from '../finding.ts';
import type { Design } from '../rule.ts';

/** Of fewer servers a wrong one cannot be outvoted. */
const fewest = 3;

/** What the cloud relies on and there is one of. What is not declared is not judged: nobody here can know of it. */
export function aloneOutside({ cloud }: Design): Finding[] {
  return outsideKinds.flatMap((kind): Finding[] => {
    const [only, ...others] = cloud.outside[kind] ?? [];
    if (only === undefined || others.length > 0) return [];
    const what = text().analysis.outside[kind](only);
    return [{ code: 'OUTSIDE_ALONE', severity: 'warning', what, at: ['outside', kind] }];
  });
}

/** Servers outside the cloud that all of it follows. */
export function fewTimeSources({ groups }: Design): Finding[] {
  return contributionsOf(groups[0]?.view.contributions ?? [], 'outside').flatMap(
    ({ service, sources, setting }): Finding[] => {
      if (sources.reduce((sum, { servers }) => sum + servers, 0) >= fewest) return [];
      const what = text().analysis.timeSources(listed(sources.map(({ name }) => name)));
      return [{ code: 'TIME_SOURCES_FEW', severity: 'warning', what, at: ['services', service, setting] }];
    },
  );
}
