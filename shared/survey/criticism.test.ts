import { expect, test } from 'vitest';
import { criticismZ, noDifferencesLabel, testCriticism, windowInflation } from './criticism.ts';
import { shrink } from './intervals.ts';

test('z for one, twenty and sixty units', () => {
  expect(criticismZ(1)).toBeCloseTo(2.63825727347675, 12);
  expect(criticismZ(20)).toBeCloseTo(3.5292960888347764, 12);
  expect(criticismZ(60)).toBeCloseTo(3.8101386306166436, 12);
  expect(() => criticismZ(0)).toThrow(RangeError);
});

test('g is 1 up to three months, 1.3 for six, 1.9 for twelve', () => {
  expect([1, 3, 6, 12].map((months) => windowInflation(months))).toEqual([1, 1, 1.3, 1.9]);
});

/** 20 units with s² = 400 and n_eff = 40, so √v = √10; all at 88 but the last. */
const countyWith = (last: number, lastNEff = 40) =>
  shrink(
    Array.from({ length: 20 }, (_, i) => ({
      code: `u${i}`,
      n: 41,
      nEff: i === 19 ? lastNEff : 40,
      mean: i === 19 ? last : 88,
      squares: 400 * 40,
    })),
  );
const windows = (months: number) => new Map(Array.from({ length: 20 }, (_, i) => [`u${i}`, months]));
const july = [{ month: '2026-07', failed: ['u19'] }];
const verdict = (last: number, { nEff = 40, months = 3, earlier = july, representative = true } = {}) => {
  const result = testCriticism('2026-09', countyWith(last, nEff), windows(months), earlier, representative);
  return result.findings.find(({ code }) => code === 'u19')?.verdict;
};

test('grounds need this month and one of the two before', () => {
  expect(verdict(70)).toBe('grounds');
  expect(verdict(70, { earlier: [] })).toBe('reminder');
  expect(verdict(70, { earlier: [{ month: '2026-06', failed: ['u19'] }] })).toBe('reminder');
  expect(verdict(70, { earlier: [{ month: '2026-07', failed: ['u1'] }] })).toBe('reminder');
  expect(verdict(70, { earlier: [{ month: '2026-09', failed: ['u19'] }] })).toBe('reminder');
});

test('the limit is μ − z·√(v·g): just above it there is a reminder, above 1.96 nothing', () => {
  const mu = (mean: number) => (88 * 19 + mean) / 20;
  const limit = (mean: number) => mu(mean) - criticismZ(20) * Math.sqrt(10);
  expect(75.5).toBeLessThan(limit(75.5));
  expect(76.5).toBeGreaterThan(limit(76.5));
  expect(verdict(75.5)).toBe('grounds');
  expect(verdict(76.5)).toBe('reminder');
  expect(verdict(75.5, { months: 6 })).toBe('reminder');
  expect(verdict(82)).toBe('none');
  const tested = testCriticism('2026-09', countyWith(75.5), windows(3), [], true);
  expect(tested).toMatchObject({ k: 20, failed: ['u19'] });
  expect(tested.findings[19]!.limit).toBeCloseTo(limit(75.5), 10);
});

test('never at or above 80 points, below 30 effective answers, hidden, or in a month with low response', () => {
  const tight = shrink(
    Array.from({ length: 20 }, (_, i) => ({
      code: `u${i}`,
      n: 401,
      nEff: 400,
      mean: i === 19 ? 80 : 95,
      squares: 100 * 400,
    })),
  );
  const high = testCriticism('2026-09', tight, windows(1), july, true).findings[19]!;
  expect(high.mean).toBeLessThan(high.limit);
  expect(high.verdict).toBe('reminder');
  expect(verdict(40, { nEff: 29.9 })).toBeUndefined();
  expect(verdict(40, { representative: false })).toBeUndefined();
  expect(testCriticism('2026-09', countyWith(40), new Map(), july, true).findings).toEqual([]);
});

test('one unit, no unit, and the label beside τ² = 0', () => {
  const one = shrink([{ code: 'u', n: 50, nEff: 50, mean: 20, squares: 900 }]);
  expect(testCriticism('2026-09', one, new Map([['u', 1]]), [], true).findings).toMatchObject([
    { fails: false, verdict: 'none' },
  ]);
  expect(testCriticism('2026-09', shrink([]), new Map(), [], true)).toMatchObject({ k: 0, findings: [] });
  expect(noDifferencesLabel(0).en).toBe('No demonstrable differences');
  expect(noDifferencesLabel(1).en).toBe('No demonstrable differences among the other units');
});
