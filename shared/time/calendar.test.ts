import { describe, expect, test } from 'vitest';
import { workingCalendar } from './calendar.ts';

const calendar = workingCalendar();
const notice2027 = {
  year: 2027,
  holidays: ['2026-12-31', '2027-01-01', '2027-01-02', '2027-10-01'],
  makeUpDays: ['2026-12-27'],
};

describe('official days of 2026', () => {
  test.each([
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
    '2026-01-04',
    '2026-11-23',
  ])('%s: offices work', (date) => {
    expect(calendar.isWorkingDay(date)).toBe(true);
  });

  test.each([
    '2026-02-15',
    '2026-02-23',
    '2026-10-01',
    '2026-10-07',
    '2026-10-11',
    '2026-01-02',
    '2026-06-19',
  ])('%s: offices are closed', (date) => {
    expect(calendar.isWorkingDay(date)).toBe(false);
  });
});

test('a year without data is not known; weekends alone count and days are provisional', () => {
  expect([calendar.known(2003), calendar.known(2004), calendar.known(2026), calendar.known(2027)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(calendar.isWorkingDay('2027-10-01')).toBe(true);
  expect(calendar.isWorkingDay('2027-10-02')).toBe(false);
  expect(calendar.isProvisional('2027-06-01')).toBe(true);
});

test('days after 20 December wait for next year’s notice', () => {
  expect(calendar.isProvisional('2026-12-20')).toBe(false);
  expect(calendar.isProvisional('2026-12-21')).toBe(true);
  expect(calendar.isProvisional('2025-12-31')).toBe(false);
});

test('an imported notice settles its year and reaches back into December', () => {
  const extended = workingCalendar({ extraYears: [notice2027] });
  expect(extended.known(2027)).toBe(true);
  expect(extended.isProvisional('2026-12-31')).toBe(false);
  expect(extended.isWorkingDay('2026-12-31')).toBe(false);
  expect(extended.isWorkingDay('2026-12-27')).toBe(true);
  expect(extended.isWorkingDay('2027-10-01')).toBe(false);
  expect(extended.isWorkingDay('2026-10-01')).toBe(false);
});

test('an imported notice replaces the shipped one of its year', () => {
  const changed = workingCalendar({ extraYears: [{ year: 2026, holidays: ['2026-10-01'], makeUpDays: [] }] });
  expect(changed.isWorkingDay('2026-10-02')).toBe(true);
  expect(changed.isWorkingDay('2026-10-10')).toBe(false);
});

test.each([
  ['names no holiday', { ...notice2027, holidays: [] }],
  ['can name', { ...notice2027, holidays: ['2028-01-01'] }],
  ['can name', { ...notice2027, holidays: ['2027-02-30'] }],
  ['Both', { ...notice2027, makeUpDays: ['2027-01-02'] }],
  ['weekend', { ...notice2027, makeUpDays: ['2027-01-05'] }],
])('a bad notice is refused: %s', (message, notice) => {
  expect(() => workingCalendar({ extraYears: [notice] })).toThrow(message);
});
