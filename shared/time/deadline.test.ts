import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingCalendar } from './calendar.ts';
import { addDays, civilDateOf, endOfDay, instantAt, shiftInstant } from './civil.ts';
import type { Limit } from './deadline.ts';
import { deadlineOf, isPast, workingDaysBetween } from './deadline.ts';

const calendar = workingCalendar();
const workingDays = (amount: number): Limit => ({ amount, unit: 'workingDays' });
const due = (at: string, amount: number, pauses?: Parameters<typeof deadlineOf>[3]) => {
  const { dueAt, provisional } = deadlineOf(at, workingDays(amount), calendar, pauses);
  return { date: dueAt === undefined ? undefined : civilDateOf(dueAt), provisional };
};

describe('working days', () => {
  test.each([
    ['an ordinary week', instantAt('2026-08-03', '09:00'), 3, '2026-08-06'],
    ['over a weekend', instantAt('2026-08-07', '09:00'), 1, '2026-08-10'],
    ['filed on a Sunday at 02:00', instantAt('2026-08-09', '02:00'), 1, '2026-08-10'],
    ['one second before midnight', instantAt('2026-08-03', '23:59:59'), 1, '2026-08-04'],
    ['at midnight', instantAt('2026-08-04', '00:00:00'), 1, '2026-08-05'],
    ['over National Day, with the make-up Saturday', instantAt('2026-09-30', '17:00'), 3, '2026-10-10'],
    ['filed on National Day', instantAt('2026-10-01', '10:00'), 1, '2026-10-08'],
    ['on the make-up Saturday before Spring Festival', instantAt('2026-02-13', '10:00'), 1, '2026-02-14'],
    ['over Spring Festival', instantAt('2026-02-13', '10:00'), 2, '2026-02-24'],
    ['with the make-up Saturday after it', instantAt('2026-02-14', '10:00'), 5, '2026-02-28'],
    ['15 days, joint, over Labour Day and 9 May', instantAt('2026-04-27', '10:00'), 15, '2026-05-20'],
    ['none: the day of the event', instantAt('2026-08-08', '10:00'), 0, '2026-08-08'],
  ])('%s', (_, at, amount, date) => {
    expect(due(at, amount)).toEqual({ date, provisional: false });
  });

  test('due at the last second of the day, and the next second is late', () => {
    const { dueAt = '' } = deadlineOf(instantAt('2026-08-03', '09:00'), workingDays(1), calendar);
    expect(dueAt).toBe('2026-08-04T15:59:59.000Z');
    expect(isPast('2026-08-04T15:59:59.999Z', dueAt)).toBe(false);
    expect(isPast('2026-08-04T16:00:00.000Z', dueAt)).toBe(true);
  });

  test('provisional after 20 December and in a year without data, until the notice is in', () => {
    expect(due(instantAt('2026-12-17', '09:00'), 1)).toEqual({ date: '2026-12-18', provisional: false });
    expect(due(instantAt('2026-12-18', '09:00'), 1)).toEqual({ date: '2026-12-21', provisional: true });
    expect(due(instantAt('2027-09-30', '09:00'), 1)).toEqual({ date: '2027-10-01', provisional: true });
    const imported = workingCalendar({
      extraYears: [{ year: 2027, holidays: ['2027-10-01'], makeUpDays: [] }],
    });
    expect(deadlineOf(instantAt('2027-09-30', '09:00'), workingDays(1), imported)).toEqual({
      dueAt: endOfDay('2027-10-04'),
      provisional: false,
    });
  });

  test('more days are never due earlier, and a deadline is a working day', () => {
    const starts = fc
      .integer({ min: 0, max: 800 * 1440 })
      .map((minutes) => shiftInstant(instantAt('2024-06-01'), minutes * 60_000));
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 30 }), (start, amount) => {
        const [one, more] = [due(start, amount).date ?? '', due(start, amount + 1).date ?? ''];
        expect(more > one).toBe(true);
        expect(calendar.isWorkingDay(one)).toBe(true);
        expect(workingDaysBetween(civilDateOf(start), one, calendar)).toBe(amount);
      }),
    );
  });
});

describe('pauses: a working day counts unless the clock stands still at its end', () => {
  const start = instantAt('2026-09-28', '09:00');

  test('across National Day only the working days stood still are added', () => {
    expect(due(start, 3).date).toBe('2026-10-08');
    const pause = { from: instantAt('2026-09-29', '10:00'), to: instantAt('2026-10-09', '10:00') };
    expect(due(start, 3, [pause]).date).toBe('2026-10-12');
  });

  test('within one day it changes nothing', () => {
    expect(
      due(start, 3, [{ from: instantAt('2026-09-29', '10:00'), to: instantAt('2026-09-29', '18:00') }]).date,
    ).toBe('2026-10-08');
  });

  test('over a midnight, however briefly, one day does not count', () => {
    expect(
      due(start, 3, [{ from: instantAt('2026-09-29', '23:59'), to: instantAt('2026-09-30', '00:01') }]).date,
    ).toBe('2026-10-09');
  });

  test('resumed in the last second of a day, that day counts', () => {
    const { from, to } = { from: instantAt('2026-09-29', '10:00'), to: instantAt('2026-09-29', '23:59:59') };
    expect(due(start, 3, [{ from, to }]).date).toBe('2026-10-08');
  });

  test('while it lasts nothing is due, unless it was due before', () => {
    expect(due(start, 3, [{ from: instantAt('2026-10-08', '12:00') }]).date).toBeUndefined();
    expect(due(start, 3, [{ from: instantAt('2026-10-09', '00:00') }]).date).toBe('2026-10-08');
  });

  test('a pause never makes anything due earlier, and at most by its own working days later', () => {
    fc.assert(
      fc.property(
        fc.nat(20 * 1440),
        fc.nat(20 * 1440),
        fc.integer({ min: 1, max: 15 }),
        (offset, length, amount) => {
          const from = shiftInstant(start, offset * 60_000);
          const to = shiftInstant(from, length * 60_000);
          const [plain, paused] = [
            due(start, amount).date ?? '',
            due(start, amount, [{ from, to }]).date ?? '',
          ];
          const later = workingDaysBetween(plain, paused, calendar);
          const stood = workingDaysBetween(
            addDays(civilDateOf(from), -1),
            addDays(civilDateOf(to), -1),
            calendar,
          );
          expect(later).toBeGreaterThanOrEqual(0);
          expect(later).toBeLessThanOrEqual(Math.max(0, stood));
        },
      ),
    );
  });
});

describe('other units', () => {
  test('hours run through a Sunday night', () => {
    const at = instantAt('2026-08-09', '02:00');
    expect(deadlineOf(at, { amount: 2, unit: 'hours' }, calendar)).toEqual({
      dueAt: instantAt('2026-08-09', '04:00'),
      provisional: false,
    });
  });

  test('hours stand still in a pause', () => {
    const at = instantAt('2026-08-09', '02:00');
    const pauses = [{ from: instantAt('2026-08-09', '03:00'), to: instantAt('2026-08-09', '05:30') }];
    expect(deadlineOf(at, { amount: 2, unit: 'hours' }, calendar, pauses).dueAt).toBe(
      instantAt('2026-08-09', '06:30'),
    );
    expect(
      deadlineOf(at, { amount: 2, unit: 'hours' }, calendar, [{ from: instantAt('2026-08-09', '03:00') }])
        .dueAt,
    ).toBeUndefined();
    expect(
      deadlineOf(at, { amount: 2, unit: 'hours' }, calendar, [{ from: instantAt('2026-08-09', '04:00') }])
        .dueAt,
    ).toBe(instantAt('2026-08-09', '04:00'));
  });

  test('calendar days count holidays and are never provisional', () => {
    expect(
      deadlineOf(instantAt('2026-12-28', '09:00'), { amount: 7, unit: 'calendarDays' }, calendar),
    ).toEqual({
      dueAt: endOfDay('2027-01-04'),
      provisional: false,
    });
  });

  test('a limit is a whole number', () => {
    expect(() => deadlineOf(instantAt('2026-08-03'), workingDays(1.5), calendar)).toThrow(RangeError);
    expect(() => deadlineOf(instantAt('2026-08-03'), workingDays(-1), calendar)).toThrow(RangeError);
  });
});

test('working days left: none on the day itself, negative afterwards', () => {
  expect(workingDaysBetween('2026-08-03', '2026-08-05', calendar)).toBe(2);
  expect(workingDaysBetween('2026-08-05', '2026-08-05', calendar)).toBe(0);
  expect(workingDaysBetween('2026-08-10', '2026-08-06', calendar)).toBe(-2);
  expect(Object.is(workingDaysBetween('2026-08-09', '2026-08-08', calendar), 0)).toBe(true);
});
