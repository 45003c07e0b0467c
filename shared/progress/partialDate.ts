import {
  addMonths,
  addMonthsToDate,
  civilDateOf,
  firstDayOf,
  isCivilDate,
  isMonth,
  lastDayOf,
  monthOf,
} from '../time/civil.ts';

/**
 * A calendar day `YYYY-MM-DD` or, where the source names no day, a month `YYYY-MM`. Ledgers give many plans by month only, and a
 * month must not turn into an invented day.
 */
export type PartialDate = string;

function checked(date: PartialDate): PartialDate {
  if (!isMonth(date) && !isCivilDate(date)) throw new RangeError(`neither a day nor a month: ${date}`);
  return date;
}

/** First day of the date's month, or the day itself when the date names one. @throws RangeError for anything else. */
export function firstDay(date: PartialDate): string {
  return isMonth(date) ? firstDayOf(date) : checked(date);
}

/** Last day of the date's month, or the day itself: a plan for a month may be met on its last day. */
export function lastDay(date: PartialDate): string {
  return isMonth(date) ? lastDayOf(date) : checked(date);
}

/** The month that a day or month names; months compare as texts. */
export const monthNamed = (date: PartialDate): string => date.slice(0, 7);

/** So many months later at the same precision; a day that the month does not have becomes its last. */
export function monthsLater(date: PartialDate, months: number): PartialDate {
  return isMonth(date) ? addMonths(date, months) : addMonthsToDate(date, months);
}

/** The civil month of a day, a month or an instant. @throws RangeError when it is none of these. */
export function monthOfMoment(moment: string): string {
  return monthOf(moment.includes('T') ? civilDateOf(moment) : firstDay(moment));
}
