import { resolutionsOf } from '../../shared/intake/index.ts';
import { civilDateOf, firstDayOf, lastDayOf, monthOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { casesSince } from './rates.ts';
import { rulesOf } from './ports.ts';
import type { Ports } from './ports.ts';

/** What was solved in a month: by which means, for how much, by which heads on site. Each case counts once. */
export const resolutions =
  (ports: Pick<Ports, 'store' | 'clock' | 'calendarOf'>): UseCase<'resolutions'> =>
  async ({ jurisdiction, month }) => {
    const { config, now } = await rulesOf(ports, jurisdiction);
    const cases = await casesSince(ports.store, jurisdiction, month, monthOf(civilDateOf(now)));
    const period = { from: firstDayOf(month), to: lastDayOf(month) };
    const { solved, byMeans, byHead } = resolutionsOf(cases, period, config.closing);
    return {
      month,
      solved,
      byMeans: byMeans.map(({ means: { code, zh, en }, count, yuan }) => ({
        means: code,
        zh,
        en,
        count,
        yuan,
      })),
      byHead: byHead.map((head) => ({ ...head })),
    };
  };
