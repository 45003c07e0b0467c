/**
 * Civil time in China. The whole country keeps Beijing time, UTC+08:00, and has had no daylight saving since 15 September 1991,
 * so conversion is a fixed shift for every date this product holds. Nothing here reads the clock of the machine.
 */

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. */
export type CivilDate = string;
/** A calendar month, `YYYY-MM`. */
export type Month = string;
/** A moment, ISO-8601 in UTC, `2026-09-01T01:00:00.000Z`. */
export type Instant = string;

const SHIFT_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Milliseconds since 1970 of an instant. @throws RangeError if it is not ISO-8601 with a zone. */
export function millisecondsOf(instant: Instant): number {
  const ms = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(instant) ? Date.parse(instant) : NaN;
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${instant}`);
  return ms;
}

/** Whole seconds since 1970 of an instant: the grain in which deadlines are compared. */
export const secondsOf = (instant: Instant): number => Math.floor(millisecondsOf(instant) / 1000);

/** The instant so many milliseconds since 1970. */
export const instantOf = (ms: number): Instant => new Date(ms).toISOString();

/** The instant `ms` milliseconds after (or, negative, before) another. */
export const shiftInstant = (instant: Instant, ms: number): Instant =>
  instantOf(millisecondsOf(instant) + ms);

/** The civil date in Asia/Shanghai on which an instant falls. */
export const civilDateOf = (instant: Instant): CivilDate =>
  instantOf(millisecondsOf(instant) + SHIFT_MS).slice(0, 10);

/** The civil time of day in Asia/Shanghai, `HH:mm:ss`. */
export const civilTimeOf = (instant: Instant): string =>
  instantOf(millisecondsOf(instant) + SHIFT_MS).slice(11, 19);

/** The instant of a civil date and time of day (`HH:mm` or `HH:mm:ss`) in Asia/Shanghai. */
export const instantAt = (date: CivilDate, time = '00:00:00'): Instant =>
  instantOf(millisecondsOf(`${checkedDate(date)}T${time}+08:00`));

/** 00:00:00 of a civil date. */
export const startOfDay = (date: CivilDate): Instant => instantAt(date);

/** 23:59:59 of a civil date, the last second that belongs to it; deadlines compare whole seconds. */
export const endOfDay = (date: CivilDate): Instant => instantAt(date, '23:59:59');

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);

const dayNumber = (date: CivilDate): number => {
  checkedDate(date);
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / DAY_MS;
};
const dateOfDayNumber = (day: number): CivilDate => instantOf(day * DAY_MS).slice(0, 10);

/** Whether the text is `YYYY-MM-DD`, of the year 1000 or later, and that day exists. */
export function isCivilDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const day = Number(text.slice(8));
  return day >= 1 && day <= monthLength(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

/** Whether the text is a month, `YYYY-MM`. */
export const isMonth = (text: string): boolean => /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text);

function checkedDate(date: CivilDate): CivilDate {
  if (!isCivilDate(date)) throw new RangeError(`Not a date: ${date}`);
  return date;
}

function monthNumber(month: Month): number {
  if (!isMonth(month)) throw new RangeError(`Not a month: ${month}`);
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

/** The date `days` days later (earlier, if negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  const day = Number(checkedDate(date).slice(8)) + days;
  const staysInMonth = day >= 1 && day <= 28;
  return staysInMonth
    ? `${date.slice(0, 8)}${String(day).padStart(2, '0')}`
    : dateOfDayNumber(dayNumber(date) + days);
}

/** Days from one date to another: 0 for the same day, negative backwards. Signed 2022-04-28, built 2022-09-30: 155. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from);

/** The day of the week, 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (date: CivilDate): number => ((dayNumber(date) + 3) % 7) + 1;

/** The month of a date. */
export const monthOf = (date: CivilDate): Month => checkedDate(date).slice(0, 7);

/** The year of a date or month. */
export const yearOf = (date: CivilDate | Month): number => Number(date.slice(0, 4));

/** The month `months` months later (earlier, if negative). */
export function addMonths(month: Month, months: number): Month {
  const number = monthNumber(month) + months;
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** Months from one month to another, negative backwards: planned November, piling in September is −2. */
export const monthsBetween = (from: Month, to: Month): number => monthNumber(to) - monthNumber(from);

/** The first day of a month. */
export const firstDayOf = (month: Month): CivilDate => checkedDate(`${month}-01`);

/** The last day of a month. */
export const lastDayOf = (month: Month): CivilDate => addDays(firstDayOf(addMonths(month, 1)), -1);

/** The same day so many months later, or that month's last day where it has no such day (31 January + 1 is 28 February). */
export function addMonthsToDate(date: CivilDate, months: number): CivilDate {
  const month = addMonths(monthOf(date), months);
  const [same, last] = [`${month}-${date.slice(8)}`, lastDayOf(month)];
  return same < last ? same : last;
}

/** Whole months elapsed from a date to a later one: 2021-06-15 to 2021-12-15 is 6, to 2021-12-14 is 5. */
export function wholeMonthsBetween(from: CivilDate, to: CivilDate): number {
  const months = monthsBetween(monthOf(from), monthOf(to));
  return addMonthsToDate(from, months) > to ? months - 1 : months;
}
