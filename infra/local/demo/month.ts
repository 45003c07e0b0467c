import type { WorkingCalendar } from '../../../shared/time/calendar.ts';
import {
  addDays,
  addMonths,
  civilDateOf,
  firstDayOf,
  instantAt,
  monthOf,
} from '../../../shared/time/civil.ts';
import type { CivilDate, Instant, Month } from '../../../shared/time/civil.ts';

/** The parts of a demo day, in order: filers and respondents, the office, the units, filers again. */
export const phases = { morning: '09:30', office: '11:00', unit: '15:30', evening: '18:00' } as const;
export type Phase = keyof typeof phases;

/** When a part of a day begins. */
export const instantOfPhase = (day: CivilDate, phase: Phase): Instant => instantAt(day, phases[phase]);

/** All working days of a month, from a day on. */
export function workingDaysOf(
  month: Month,
  calendar: WorkingCalendar,
  from = firstDayOf(month),
): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; monthOf(day) === month; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) days.push(day);
  return days;
}

/** Up to which of its working days a month can still be played from the beginning. */
const LATEST_START = 3;

/**
 * Which month can be played whole, and its working days: the clock's own while its first working days are not over and no survey
 * of it was closed, else the next one.
 */
export function monthToPlay(
  now: Instant,
  closed: ReadonlySet<Month>,
  calendar: WorkingCalendar,
): { readonly month: Month; readonly days: readonly CivilDate[] } {
  const today = civilDateOf(now);
  const current = monthOf(today);
  const latest = workingDaysOf(current, calendar)[LATEST_START - 1];
  const playable = !closed.has(current) && latest !== undefined && today <= latest;
  if (!playable) {
    const month = addMonths(current, 1);
    return { month, days: workingDaysOf(month, calendar) };
  }
  const late = now > instantOfPhase(today, 'morning');
  return { month: current, days: workingDaysOf(current, calendar, late ? addDays(today, 1) : today) };
}
