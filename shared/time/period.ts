import type { CivilDate } from './civil.ts';
import { addDays, addMonths, firstDayOf, lastDayOf, monthOf, yearOf } from './civil.ts';
import { formatMonth } from './format.ts';

/** The calendar periods in which duties and figures are counted. */
export type PeriodKind = 'month' | 'quarter' | 'halfYear' | 'year';

/** One period of the calendar, first and last day included. */
export interface Period {
  readonly kind: PeriodKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const months: Record<PeriodKind, number> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The period of a kind that contains a date: the quarter of 31 May is 1 April to 30 June. */
export function periodOf(kind: PeriodKind, date: CivilDate): Period {
  const length = months[kind];
  const offset = (Number(date.slice(5, 7)) - 1) % length;
  const first = addMonths(monthOf(date), -offset);
  return { kind, from: firstDayOf(first), to: lastDayOf(addMonths(first, length - 1)) };
}

/** All periods of a kind that touch the days from `from` to `to`, in order; none if `to` is before `from`. */
export function periodsBetween(kind: PeriodKind, from: CivilDate, to: CivilDate): Period[] {
  const periods: Period[] = [];
  for (let day = from; day <= to; day = addDays(periods.at(-1)?.to ?? day, 1))
    periods.push(periodOf(kind, day));
  return periods;
}

/** What a period is called: `2026年5月`, `2026年第2季度`, `2026年上半年`, `2026年`. */
export function formatPeriod({ kind, from }: Period): { zh: string; en: string } {
  const [year, month] = [yearOf(from), Number(from.slice(5, 7))];
  if (kind === 'month') return formatMonth(monthOf(from));
  if (kind === 'year') return { zh: `${year}年`, en: String(year) };
  if (kind === 'quarter') {
    const quarter = Math.ceil(month / 3);
    return { zh: `${year}年第${quarter}季度`, en: `Q${quarter} ${year}` };
  }
  return month < 7
    ? { zh: `${year}年上半年`, en: `first half of ${year}` }
    : { zh: `${year}年下半年`, en: `second half of ${year}` };
}
