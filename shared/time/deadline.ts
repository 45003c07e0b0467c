import type { WorkingCalendar } from './calendar.ts';
import type { CivilDate, Instant } from './civil.ts';
import { addDays, civilDateOf, endOfDay, instantOf, millisecondsOf, secondsOf } from './civil.ts';

/** How long a clock may run: `{ amount: 3, unit: 'workingDays' }`. Hours run day and night. */
export interface Limit {
  readonly amount: number;
  readonly unit: 'hours' | 'workingDays' | 'calendarDays';
}

/** A time during which a clock stands still; without `to` it still does. */
export interface Pause {
  readonly from: Instant;
  readonly to?: Instant | undefined;
}

/** When something is due. Without `dueAt` the clock stands still and nobody can say yet. */
export interface Deadline {
  readonly dueAt?: Instant;
  /** The official calendar of a day it depends on is not in yet; importing it may move the deadline. */
  readonly provisional: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_SECONDS = 86_400;

/** Whether the clock stands still at a second. */
const standsStillAt = (second: number, pauses: readonly Pause[]): boolean =>
  pauses.some(({ from, to }) => secondsOf(from) <= second && (to === undefined || second < secondsOf(to)));

function checkedAmount(amount: number): number {
  if (!Number.isInteger(amount) || amount < 0 || amount > 3660)
    throw new RangeError(`Not a time limit: ${amount}`);
  return amount;
}

/**
 * When a clock that starts with an event is due.
 *
 * Days: the day of the event is day 0, working day or not; due at 23:59:59 of the n-th day after it that counts. A day counts unless
 * the clock stands still at its end (and, for working days, only if offices work). Hours: so many hours after the event, to the
 * second, plus the time the clock stood still. An open pause that begins after the deadline does not lift it.
 * @throws RangeError unless the amount is an integer from 0 to 3,660.
 */
export function deadlineOf(
  start: Instant,
  limit: Limit,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Deadline {
  const amount = checkedAmount(limit.amount);
  return limit.unit === 'hours'
    ? hoursDeadline(start, amount, pauses)
    : daysDeadline(start, amount, limit.unit === 'workingDays' ? calendar : undefined, pauses);
}

function daysDeadline(
  start: Instant,
  amount: number,
  calendar: WorkingCalendar | undefined,
  pauses: readonly Pause[],
): Deadline {
  const openSince = pauses.find((pause) => pause.to === undefined)?.from;
  const stillFrom = openSince === undefined ? Infinity : secondsOf(openSince);
  let day = civilDateOf(start);
  let end = secondsOf(endOfDay(day));
  let provisional = false;
  for (let counted = 0; counted < amount;) {
    day = addDays(day, 1);
    end += DAY_SECONDS;
    if (stillFrom <= end) return { provisional };
    provisional ||= calendar?.isProvisional(day) ?? false;
    if ((calendar?.isWorkingDay(day) ?? true) && !standsStillAt(end, pauses)) counted += 1;
  }
  return { dueAt: endOfDay(day), provisional };
}

function hoursDeadline(start: Instant, hours: number, pauses: readonly Pause[]): Deadline {
  let due = millisecondsOf(start) + hours * HOUR_MS;
  for (const { from, to } of pauses.toSorted((a, b) => millisecondsOf(a.from) - millisecondsOf(b.from))) {
    const begin = Math.max(millisecondsOf(from), millisecondsOf(start));
    if (begin >= due) break;
    if (to === undefined) return { provisional: false };
    due += Math.max(0, millisecondsOf(to) - begin);
  }
  return { dueAt: instantOf(due), provisional: false };
}

/** Whether an instant is past a deadline. Whole seconds: 23:59:59.999 is in time for 23:59:59, 00:00:00 is not. */
export const isPast = (at: Instant, dueAt: Instant): boolean => secondsOf(at) > secondsOf(dueAt);

/** Working days after `from` up to and including `to`; negative backwards, 0 on the same day. */
export function workingDaysBetween(from: CivilDate, to: CivilDate, calendar: WorkingCalendar): number {
  if (to < from) {
    const backwards = workingDaysBetween(to, from, calendar);
    return backwards === 0 ? 0 : -backwards;
  }
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) count += 1;
  }
  return count;
}
