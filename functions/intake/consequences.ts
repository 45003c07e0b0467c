import { noticeConsequences } from '../../shared/intake/index.ts';
import type { Notice } from '../../shared/intake/index.ts';
import { civilDateOf, yearOf } from '../../shared/time/civil.ts';
import { formatPeriod, periodOf } from '../../shared/time/period.ts';
import type { UseCase } from '../platform/http.ts';
import { rulesOf } from './ports.ts';
import type { Ports } from './ports.ts';
import { seesAll } from './views.ts';

type Issued = Notice & { readonly issuedAt: string };

/**
 * What the notices issued in the county's counting period call for, by lead unit: a letter, an interview, points. Proposals by the county's
 * own table; a person decides and acts. A handler sees her unit's.
 */
export const listConsequences =
  (ports: Pick<Ports, 'store' | 'clock' | 'calendarOf'>): UseCase<'listConsequences'> =>
  async ({ jurisdiction, on }, caller) => {
    const { config, now } = await rulesOf(ports, jurisdiction);
    const period = periodOf(config.notices.countedBy, on ?? civilDateOf(now));
    // A notice stands in the year it was drafted in and counts when it was issued.
    const years = new Set([yearOf(period.from) - 1, yearOf(period.from), yearOf(period.to)]);
    const drafted = await Promise.all([...years].map((year) => ports.store.notices(jurisdiction, year)));
    const issued = drafted
      .flat()
      .filter((notice): notice is Issued => notice.issuedAt !== undefined)
      .filter(({ issuedAt }) => {
        const day = civilDateOf(issuedAt);
        return period.from <= day && day <= period.to;
      })
      .filter(({ leadUnit }) => seesAll(caller) || leadUnit === caller.unit)
      .toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : a.issuedAt > b.issuedAt ? 1 : 0));
    const byUnit = Object.entries(Object.groupBy(issued, ({ leadUnit }) => leadUnit));
    const items = byUnit.flatMap(([unit, notices = []]) =>
      noticeConsequences(notices, config).map(({ notice: id, measure, points }) => {
        const { number, colour, issuedAt } = notices.find((one) => one.id === id)!;
        return { unit, notice: id, number, colour, issuedAt, measure, points };
      }),
    );
    return { period: { from: period.from, to: period.to, name: formatPeriod(period) }, items };
  };
