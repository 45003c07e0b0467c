import { clocksOf, isRunning } from '../../shared/intake/clocks.ts';
import type { ClockName } from '../../shared/intake/clocks.ts';
import { eventsUntil, lastIndexOf, leadUnitAt } from '../../shared/intake/events.ts';
import type { CaseEvent } from '../../shared/intake/events.ts';
import type { Case } from '../../shared/intake/model.ts';
import type { FactRef } from '../../shared/scoring/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { MonthRecords } from './month.ts';

/** The clocks a unit answers for. */
const unitClocks: readonly ClockName[] = ['signFor', 'reply', 'finish', 'contact'];
const finishOnly: readonly ClockName[] = ['finish'];
const uncounted: readonly CaseEvent['kind'][] = ['declined', 'merged', 'withdrawn'];

/** A case with what had happened to it by two moments: the month's end, and the end of the time for late answers. */
export interface MonthCase {
  readonly record: Case;
  readonly atEnd: readonly CaseEvent[];
  readonly settled: readonly CaseEvent[];
  /** Whether it counts at all: declined, merged and withdrawn ones do not. */
  readonly counts: boolean;
}

/** The month's cases with their events up to its end. */
export const monthCases = ({ cases, end, settledAt }: MonthRecords): MonthCase[] =>
  cases.map((record) => {
    const settled = eventsUntil(record.events, settledAt);
    return {
      record,
      atEnd: eventsUntil(record.events, end),
      settled,
      counts: record.state !== 'duplicate' && !settled.some(({ kind }) => uncounted.includes(kind)),
    };
  });

/** The unit that led a case at the month's end. */
export const leaderOf = ({ atEnd }: MonthCase, { end }: MonthRecords): string | undefined =>
  leadUnitAt(atEnd, end);

/** The day of a case's first event of a kind by the month's end. */
export const firstDayWith = ({ atEnd }: MonthCase, kind: CaseEvent['kind']): string | undefined => {
  const event = atEnd.find((one) => one.kind === kind);
  return event && civilDateOf(event.at);
};

/** Whether something first happened to a case within the month. */
export const happenedIn = (one: MonthCase, kind: CaseEvent['kind'], { firstDay }: MonthRecords): boolean =>
  (firstDayWith(one, kind) ?? '') >= firstDay;

/** Whether the unit had answered a case, by a claim or an honest closing. */
export const isHandled = ({ settled }: MonthCase): boolean =>
  lastIndexOf(settled, 'claimed', 'closedUnfixed') >= 0;

/** Whether the filer's last word on a case is that it is solved. */
export const isSolved = ({ settled }: MonthCase): boolean =>
  settled[lastIndexOf(settled, 'confirmed', 'reopened')]?.kind === 'confirmed';

/**
 * The case as a fact, if it stood open and overdue at the month's end: a clock of the unit, or for a project's problem its finish clock.
 * It is labelled with the day it was due; what it is about stays inside.
 */
export function overdueAtEnd(
  one: MonthCase,
  { end, intake, calendar }: MonthRecords,
  which: 'unit' | 'finish' = 'unit',
): FactRef[] {
  if (!one.counts) return [];
  const clocks = which === 'unit' ? unitClocks : finishOnly;
  const due = clocksOf({ ...one.record, events: one.atEnd }, intake, calendar, end)
    .filter((clock) => clocks.includes(clock.clock) && clock.overdue && isRunning(clock))
    .flatMap(({ dueAt }) => dueAt ?? [])
    .toSorted()[0];
  return due ? [{ id: one.record.id, label: civilDateOf(due) }] : [];
}
