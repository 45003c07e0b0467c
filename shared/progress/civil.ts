/**
 * A calendar day `YYYY-MM-DD` or, where the source names no day, a month `YYYY-MM`. Ledgers give many plans by month only, and a
 * month must not turn into an invented day.
 */
export type CivilDate = string;

const DAY = 86_400_000;
/** The civil time zone, Asia/Shanghai, has stood at UTC+8 without summer time since 1991. */
const CIVIL_OFFSET = 8 * 3_600_000;

/** Whether the date names a month only. */
export function isMonthOnly(date: CivilDate): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(date);
}

/** Days since 1970-01-01 of a day `YYYY-MM-DD`. @throws RangeError for anything else, a 30 February included. */
export function dayNumber(day: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant) || dayOf(instant / DAY) !== day) throw new RangeError(`not a calendar day: ${day}`);
  return instant / DAY;
}

function dayOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** The day so many days later (earlier when negative). */
export function addDays(day: string, days: number): string {
  return dayOf(dayNumber(day) + days);
}

/** Days from one day to another: 2022-04-28 to 2022-09-30 is 155. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Months since the year 0 of a day or month, for counting months. @throws RangeError when it is neither. */
export function monthIndex(date: CivilDate): number {
  if (!isMonthOnly(date)) dayNumber(date);
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** The month `YYYY-MM` with this index. */
export function monthAt(index: number): string {
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** First day of the date's month, or the day itself when the date names one. */
export function firstDay(date: CivilDate): string {
  return isMonthOnly(date) ? `${date}-01` : (dayNumber(date), date);
}

/** Last day of the date's month, or the day itself when the date names one: a plan for a month may be met on its last day. */
export function lastDay(date: CivilDate): string {
  return isMonthOnly(date) ? addDays(`${monthAt(monthIndex(date) + 1)}-01`, -1) : firstDay(date);
}

/** So many months later at the same precision; a day that the month does not have becomes its last (31 January + 1 → 28 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const month = monthAt(monthIndex(date) + months);
  if (isMonthOnly(date)) return month;
  const sameDay = `${month}-${date.slice(8)}`;
  const last = lastDay(month);
  return sameDay < last ? sameDay : last;
}

/** The civil month `YYYY-MM` of a day, a month or an instant (ISO 8601 with time and zone). */
export function monthOf(moment: string): string {
  if (!moment.includes('T')) return monthAt(monthIndex(moment));
  const instant = Date.parse(moment);
  if (Number.isNaN(instant)) throw new RangeError(`not an instant: ${moment}`);
  return dayOf(Math.floor((instant + CIVIL_OFFSET) / DAY)).slice(0, 7);
}
