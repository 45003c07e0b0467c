import type { Case, RateFigures, UnitRates } from '../../shared/intake/index.ts';
import { ratesOf } from '../../shared/intake/index.ts';
import {
  addMonths,
  civilDateOf,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthsBetween,
} from '../../shared/time/civil.ts';
import type { Month } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { rulesOf } from './ports.ts';
import type { Ports } from './ports.ts';
import type { IntakeStore } from './store.ts';

/**
 * The three rates of a month, by unit and for all. Every case that can touch the month is read: the open ones and those to which
 * something last happened in the month or later.
 */
export const unitRates =
  (ports: Pick<Ports, 'store' | 'clock' | 'calendarOf'>): UseCase<'unitRates'> =>
  async ({ jurisdiction, month }) => {
    const { config, calendar, now } = await rulesOf(ports, jurisdiction);
    const cases = await casesSince(ports.store, jurisdiction, month, monthOf(civilDateOf(now)));
    const period = { from: firstDayOf(month), to: lastDayOf(month) };
    const rates = (unit?: string) =>
      figuresOf(
        month,
        ratesOf(cases, { ...period, ...(unit !== undefined && { unit }) }, config, calendar, now),
      );
    const units = new Set(cases.flatMap(({ events }) => events.flatMap(({ unit }) => unit ?? [])));
    return { items: [...units].toSorted().map((unit) => ({ unit, ...rates(unit) })), total: rates() };
  };

/** The cases that can touch the months from one to another: the open ones, and those to which something last happened then. */
export async function casesSince(
  store: IntakeStore,
  jurisdiction: string,
  from: Month,
  to: Month,
): Promise<Case[]> {
  const months = Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, at) =>
    addMonths(from, at),
  );
  const [open, ...closed] = await Promise.all([
    store.openCases(jurisdiction),
    ...months.map((month) => store.closedCases(jurisdiction, month)),
  ]);
  return [...open, ...closed.flat()];
}

const figuresOf = (
  month: Month,
  { response, resolution, satisfaction, pending, unrated, openOverdue }: RateFigures,
): Omit<UnitRates, 'unit'> => ({ month, response, resolution, satisfaction, pending, unrated, openOverdue });
