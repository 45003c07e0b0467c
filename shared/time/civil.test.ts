import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as civil from './civil.ts';
import { formatDate, formatDay, formatInstant, formatMonth, formatTime } from './format.ts';
import { formatPeriod, periodOf, periodsBetween } from './period.ts';

const dates = fc
  .date({ min: new Date('1992-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('instants', () => {
  test('midnight in China is four in the afternoon, UTC, of the day before', () => {
    expect(civil.civilDateOf('2026-08-31T15:59:59.999Z')).toBe('2026-08-31');
    expect(civil.civilDateOf('2026-08-31T16:00:00.000Z')).toBe('2026-09-01');
    expect(civil.startOfDay('2026-09-01')).toBe('2026-08-31T16:00:00.000Z');
    expect(civil.endOfDay('2026-09-01')).toBe('2026-09-01T15:59:59.000Z');
    expect(civil.civilTimeOf('2026-09-01T01:00:00.000Z')).toBe('09:00:00');
  });

  test('date and time of day are read back from the instant they make', () => {
    fc.assert(
      fc.property(dates, fc.nat(86_399), (date, seconds) => {
        const at = civil.shiftInstant(civil.startOfDay(date), seconds * 1000);
        expect(civil.civilDateOf(at)).toBe(date);
        expect(civil.instantAt(date, civil.civilTimeOf(at))).toBe(at);
      }),
    );
  });

  test('the shift equals the time zone of Asia/Shanghai', () => {
    const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    fc.assert(
      fc.property(dates, fc.nat(86_399_999), (date, ms) => {
        const at = civil.shiftInstant(`${date}T00:00:00.000Z`, ms);
        expect(civil.civilDateOf(at)).toBe(zone.format(new Date(at)));
      }),
    );
  });

  test.each(['2026-09-01', 'yesterday', '2026-09-01T01:00:00', '2026-13-01T00:00:00Z'])(
    '%s is no instant',
    (text) => {
      expect(() => civil.millisecondsOf(text)).toThrow(RangeError);
    },
  );
});

describe('dates', () => {
  test.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2000-02-29', true],
    ['2100-02-29', false],
    ['2026-04-31', false],
    ['2026-04-00', false],
    ['2026-00-10', false],
    ['2026-9-1', false],
    ['2026-13-01', false],
    ['nonsense', false],
  ])('%s exists: %s', (text, exists) => {
    expect(civil.isCivilDate(text)).toBe(exists);
  });

  test('spans of the published cases', () => {
    expect(civil.daysBetween('2022-04-28', '2022-09-30')).toBe(155);
    expect(civil.addDays('2021-09-01', 119)).toBe('2021-12-29');
    expect(civil.monthsBetween('2021-11', '2021-09')).toBe(-2);
    expect(civil.wholeMonthsBetween('2021-06-15', '2021-12-15')).toBe(6);
    expect(civil.wholeMonthsBetween('2021-06-15', '2021-12-14')).toBe(5);
  });

  test('weekdays and ends of months', () => {
    expect(civil.weekdayOf('2026-08-05')).toBe(3);
    expect(civil.weekdayOf('2026-02-15')).toBe(7);
    expect(civil.lastDayOf('2024-02')).toBe('2024-02-29');
    expect(civil.addMonthsToDate('2026-01-31', 1)).toBe('2026-02-28');
    expect(civil.addMonths('2026-11', 3)).toBe('2027-02');
    expect(civil.addMonths('2026-02', -3)).toBe('2025-11');
    expect(() => civil.addMonths('2026-13', 1)).toThrow(RangeError);
    expect(() => civil.addDays('2026-02-30', 1)).toThrow(RangeError);
  });

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -9999, max: 9999 }), (date, days) => {
        expect(civil.daysBetween(date, civil.addDays(date, days))).toBe(days);
      }),
    );
  });

  test('a clamped month never leaves the target month', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -200, max: 200 }), (date, months) => {
        expect(civil.monthOf(civil.addMonthsToDate(date, months))).toBe(
          civil.addMonths(civil.monthOf(date), months),
        );
      }),
    );
  });
});

test('printing', () => {
  expect(formatDate('2026-09-01')).toEqual({ zh: '2026年9月1日', en: '1 September 2026' });
  expect(formatDay('2026-08-05')).toEqual({ zh: '8月5日', en: '5 August' });
  expect(formatMonth('2026-12')).toEqual({ zh: '2026年12月', en: 'December 2026' });
  expect(formatTime('2026-09-01T18:05:59.000Z')).toBe('02:05');
  expect(formatInstant('2026-09-01T18:05:59.000Z').zh).toBe('2026年9月2日 02:05');
});

describe('periods', () => {
  test.each([
    ['month', '2026-05-01', '2026-05-31', '2026年5月', 'May 2026'],
    ['quarter', '2026-04-01', '2026-06-30', '2026年第2季度', 'Q2 2026'],
    ['halfYear', '2026-01-01', '2026-06-30', '2026年上半年', 'first half of 2026'],
    ['year', '2026-01-01', '2026-12-31', '2026年', '2026'],
  ] as const)('the %s of 31 May', (kind, from, to, zh, en) => {
    expect(periodOf(kind, '2026-05-31')).toEqual({ kind, from, to });
    expect(formatPeriod(periodOf(kind, '2026-05-31'))).toEqual({ zh, en });
  });

  test('the second half has its name', () => {
    expect(formatPeriod(periodOf('halfYear', '2026-07-01'))).toEqual({
      zh: '2026年下半年',
      en: 'second half of 2026',
    });
  });

  test('periods follow each other without a gap', () => {
    const quarters = periodsBetween('quarter', '2025-12-31', '2026-07-01');
    expect(quarters.map((quarter) => quarter.from)).toEqual([
      '2025-10-01',
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
    ]);
    expect(periodsBetween('month', '2026-05-02', '2026-05-01')).toEqual([]);
  });
});
