import type { CivilDate, Instant, Month } from './civil.ts';
import { civilDateOf, civilTimeOf, yearOf } from './civil.ts';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const monthIndex = (date: CivilDate | Month): number => Number(date.slice(5, 7)) - 1;
const day = (date: CivilDate): number => Number(date.slice(8, 10));
const englishMonth = (date: CivilDate | Month): string => monthNames[monthIndex(date)] ?? '';

/** A date as it is printed: `2026年9月1日`, `1 September 2026`. */
export const formatDate = (date: CivilDate): { zh: string; en: string } => ({
  zh: `${yearOf(date)}年${monthIndex(date) + 1}月${day(date)}日`,
  en: `${day(date)} ${englishMonth(date)} ${yearOf(date)}`,
});

/** A date without its year: `8月5日`, `5 August`. */
export const formatDay = (date: CivilDate): { zh: string; en: string } => ({
  zh: `${monthIndex(date) + 1}月${day(date)}日`,
  en: `${day(date)} ${englishMonth(date)}`,
});

/** A month as it is printed: `2026年9月`, `September 2026`. */
export const formatMonth = (month: Month): { zh: string; en: string } => ({
  zh: `${yearOf(month)}年${monthIndex(month) + 1}月`,
  en: `${englishMonth(month)} ${yearOf(month)}`,
});

/** The hour and minute in China of an instant, `14:05`. */
export const formatTime = (instant: Instant): string => civilTimeOf(instant).slice(0, 5);

/** An instant in China to the minute: `2026年9月1日 14:05`, `1 September 2026, 14:05`. */
export function formatInstant(instant: Instant): { zh: string; en: string } {
  const date = formatDate(civilDateOf(instant));
  return { zh: `${date.zh} ${formatTime(instant)}`, en: `${date.en}, ${formatTime(instant)}` };
}
