import { afterEach, describe, expect, test } from 'vitest';
import { setLanguage } from './i18n/index.ts';
import { date, dateTime, day, month, number, percent, score, shortDate, yuan } from './format.ts';

afterEach(() => setLanguage('zh-CN'));

describe('dates', () => {
  test('Chinese', () => {
    expect(date('2026-09-01')).toBe('2026年9月1日');
    expect(shortDate('2026-12-29')).toBe('12月29日');
    expect(month('2026-09')).toBe('2026年9月');
  });
  test('English', () => {
    setLanguage('en');
    expect(date('2026-09-01')).toBe('1 Sep 2026');
    expect(shortDate('2026-12-29')).toBe('29 Dec');
    expect(month('2026-09')).toBe('Sep 2026');
  });
  test('an instant falls on the day it has in Shanghai', () => {
    expect(day('2026-08-31T15:59:59.000Z')).toBe('2026年8月31日');
    expect(day('2026-08-31T16:00:00.000Z')).toBe('2026年9月1日');
    expect(dateTime('2026-09-01T01:05:00.000Z')).toBe('2026年9月1日 09:05');
    setLanguage('en');
    expect(dateTime('2026-09-01T01:05:00.000Z')).toBe('1 Sep 2026, 09:05');
  });
});

test.each([
  [0, 0, '0'],
  [999, 0, '999'],
  [17772, 0, '17,772'],
  [1234567.5, 2, '1,234,567.5'],
  [-1200, 0, '-1,200'],
  [-0.001, 2, '0'],
  [100, 2, '100'],
])('number(%d, %d) is %s', (value, digits, shown) => {
  expect(number(value, digits)).toBe(shown);
});

describe('yuan', () => {
  test.each([
    [7_000_000_000, '70亿元'],
    [110_000_000, '1.1亿元'],
    [26_109_000_000, '261.09亿元'],
    [3_000_000, '300万元'],
    [980, '980元'],
    [0, '0元'],
    [-20_000, '-2万元'],
  ])('%d is %s', (amount, shown) => {
    expect(yuan(amount)).toBe(shown);
  });
  test('English', () => {
    setLanguage('en');
    expect(yuan(7_000_000_000)).toBe('7 bn yuan');
    expect(yuan(110_000_000)).toBe('110 m yuan');
    expect(yuan(3_000)).toBe('3,000 yuan');
  });
});

describe('percent', () => {
  test('carries its n', () => {
    expect(percent(112 / 121, 121)).toBe('92.56%(n=121)');
    expect(percent(75 / 308, 308)).toBe('24.35%(n=308)');
    setLanguage('en');
    expect(percent(0.2, 5)).toBe('20% (n=5)');
  });
  test('an empty denominator is no figure', () => {
    expect(percent(undefined, 0)).toBe('—(n=0)');
    expect(score(undefined)).toBe('—');
  });
});

test('a score keeps two decimals at most', () => {
  expect(score(87.5)).toBe('87.5');
  expect(score(100)).toBe('100');
});
