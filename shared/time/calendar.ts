import shipped from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CivilDate } from './civil.ts';
import { isCivilDate, weekdayOf, yearOf } from './civil.ts';

/** One year's official notice (国务院办公厅关于部分节假日安排的通知), as an office imports it. */
export interface YearNotice {
  readonly year: number;
  /** Days off, weekends inside the holiday included. */
  readonly holidays: readonly CivilDate[];
  /** Weekend days on which one works (调休上班). */
  readonly makeUpDays: readonly CivilDate[];
}

/** Which days count in time limits. A value: passed in wherever deadlines are computed. */
export interface WorkingCalendar {
  /** Whether offices work on this day. In a year without official data, Monday to Friday. */
  isWorkingDay(date: CivilDate): boolean;
  /** Whether the official notice of a year is in. */
  known(year: number): boolean;
  /**
   * Whether the answer for this day can still change: its year has no official data, or it lies after 20 December and next year's notice,
   * whose New Year holiday may reach back, is not in.
   */
  isProvisional(date: CivilDate): boolean;
}

/** The last day of a year, `MM-DD`, that the following year's notice cannot move. */
const LAST_SETTLED_DAY = '12-20';

const holidays: Readonly<Record<string, string>> = shipped.holidays;
const makeUpDays: Readonly<Record<string, string>> = shipped.workdays;

/**
 * Whether a year's notice came with the program. National Day is a holiday in every notice, so a year whose 1 October is missing from the
 * data has none.
 */
export const isShippedYear = (year: number): boolean => `${year}-10-01` in holidays;

/** The notice of a year that came with the program: the days of that year alone. */
export function shippedNotice(year: number): YearNotice & { holidays: CivilDate[]; makeUpDays: CivilDate[] } {
  const ofYear = (days: Readonly<Record<string, string>>) =>
    Object.keys(days)
      .filter((date) => yearOf(date) === year)
      .toSorted();
  return { year, holidays: ofYear(holidays), makeUpDays: ofYear(makeUpDays) };
}

function refuseBadNotice({ year, holidays: off, makeUpDays: on }: YearNotice): void {
  if (off.length === 0) throw new RangeError(`The notice of ${year} names no holiday`);
  for (const date of [...off, ...on]) {
    if (!isCivilDate(date) || date < `${year - 1}-12-01` || date > `${year}-12-31`)
      throw new RangeError(`Not a date that the notice of ${year} can name: ${date}`);
  }
  const both = off.find((date) => on.includes(date));
  if (both !== undefined) throw new RangeError(`Both a holiday and a working day: ${both}`);
  const weekday = on.find((date) => weekdayOf(date) < 6);
  if (weekday !== undefined) throw new RangeError(`A make-up day falls on a weekend: ${weekday}`);
}

/**
 * The calendar of working days: the official holidays and make-up days of 2004–2026 from `chinese-days`, and any years imported
 * since. The package calls every weekday after its last year a working day; here such a year is not `known`.
 * @throws RangeError if an imported notice contradicts itself or names days outside its year (or the December before).
 */
export function workingCalendar({
  extraYears = [],
}: { extraYears?: readonly YearNotice[] } = {}): WorkingCalendar {
  const imported = new Map<CivilDate, boolean>();
  for (const notice of extraYears) {
    refuseBadNotice(notice);
    for (const date of notice.holidays) imported.set(date, false);
    for (const date of notice.makeUpDays) imported.set(date, true);
  }
  const importedYears = new Set(extraYears.map((notice) => notice.year));
  const known = (year: number): boolean => importedYears.has(year) || isShippedYear(year);

  const workingDay = (date: CivilDate): boolean => {
    const official = imported.get(date);
    if (official !== undefined) return official;
    if (date in holidays && !importedYears.has(yearOf(date))) return false;
    if (date in makeUpDays && !importedYears.has(yearOf(date))) return true;
    return weekdayOf(date) < 6;
  };
  const answers = new Map<CivilDate, boolean>();

  return {
    known,
    isWorkingDay: (date) => {
      const remembered = answers.get(date);
      if (remembered !== undefined) return remembered;
      const answer = workingDay(date);
      answers.set(date, answer);
      return answer;
    },
    isProvisional: (date) =>
      !known(yearOf(date)) || (date.slice(5) > LAST_SETTLED_DAY && !known(yearOf(date) + 1)),
  };
}
